with u as (
  select r.tier, sum(l.quantity)::double precision as n
  from order_lines l join orders o on o.order_id = l.order_id left join retailers r on r.retailer_id = o.retailer_id
  group by r.tier
), o as (
  select r.tier, count(*) as n from orders o left join retailers r on r.retailer_id = o.retailer_id group by r.tier
)
select o.tier as "retailer.tier", u.n / o.n as units_each
from o join u on u.tier is not distinct from o.tier
order by o.tier collate "C" nulls last;
