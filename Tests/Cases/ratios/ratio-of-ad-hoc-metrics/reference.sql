with l as (
  select r.tier, sum(l.quantity) as units
  from order_lines l
  left join orders o on o.order_id = l.order_id
  left join retailers r on r.retailer_id = o.retailer_id
  group by r.tier
), o as (
  select r.tier, count(distinct o.retailer_id) as buyers, count(*) as orders
  from orders o
  left join retailers r on r.retailer_id = o.retailer_id
  group by r.tier
)
select o.tier as "retailer.tier",
       l.units::double precision / nullif(o.buyers, 0) as units_per_buyer,
       o.orders::double precision / nullif(o.buyers, 0) as orders_per_buyer
from o
left join l on l.tier is not distinct from o.tier
order by o.tier collate "C" nulls last;
