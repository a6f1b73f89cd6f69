with o as (
  select sl.level, date_trunc('year', o.placed_at)::date as y, count(*) as n
  from orders o left join service_levels sl
  on sl.retailer_id = o.retailer_id
 and o.placed_at::date >= sl.valid_from
 and (o.placed_at::date < sl.valid_until or sl.valid_until is null)
  group by 1, 2
),
v as (
  select sl.level, date_trunc('year', v.started_at)::date as y, count(*) as n
  from visits v left join service_levels sl
  on sl.retailer_id = v.retailer_id
 and v.started_at::date >= sl.valid_from
 and (v.started_at::date < sl.valid_until or sl.valid_until is null)
  group by 1, 2
)
select coalesce(o.level, v.level), coalesce(o.y, v.y), coalesce(o.n, 0), coalesce(v.n, 0),
       case when coalesce(v.n, 0) <> 0 then coalesce(o.n, 0)::numeric / v.n end
from o full join v on o.level is not distinct from v.level and o.y = v.y
order by 1 nulls last, 2;
