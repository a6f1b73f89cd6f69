with g as (
  select date_trunc('quarter', o.placed_at)::date as q, count(*) as n
  from orders o left join service_levels sl
  on sl.retailer_id = o.retailer_id
 and o.placed_at::date >= sl.valid_from
 and (o.placed_at::date < sl.valid_until or sl.valid_until is null)
  where sl.level = 'gold'
  group by 1
),
p as (select generate_series(date '2025-01-01', date '2025-10-01', interval '3 months')::date as q)
select p.q, coalesce(a.n, 0), coalesce(b.n, 0)
from p left join g a on a.q = p.q left join g b on b.q = (p.q - interval '1 year')::date
where a.n is not null or b.n is not null
order by 1;
