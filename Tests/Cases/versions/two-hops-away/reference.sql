with r as (
  select sl.level, count(*) as refunds
  from refunds x
  left join orders o on o.order_id = x.order_id
  left join service_levels sl
  on sl.retailer_id = o.retailer_id
 and o.placed_at::date >= sl.valid_from
 and (o.placed_at::date < sl.valid_until or sl.valid_until is null)
  where o.channel = 'app'
  group by 1
),
u as (
  select sl.level, sum(l.quantity) as units
  from order_lines l
  left join orders o on o.order_id = l.order_id
  left join service_levels sl
  on sl.retailer_id = o.retailer_id
 and o.placed_at::date >= sl.valid_from
 and (o.placed_at::date < sl.valid_until or sl.valid_until is null)
  where o.channel = 'app'
  group by 1
)
select coalesce(r.level, u.level) as level, coalesce(r.refunds, 0) as refunds, coalesce(u.units, 0) as units
from r full join u on coalesce(u.level, '') = coalesce(r.level, '')
order by 1 nulls last;
