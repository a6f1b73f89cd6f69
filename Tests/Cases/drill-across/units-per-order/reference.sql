with u as (
  select b.category, sum(l.quantity)::bigint as n
  from order_lines l left join orders o on o.order_id = l.order_id left join brands b on b.brand_id = o.brand_id
  group by b.category
), o as (
  select b.category, count(*) as n from orders o left join brands b on b.brand_id = o.brand_id group by b.category
)
select o.category as "brand.category", u.n::double precision / o.n as units_per_order, u.n as units, o.n as orders
from o
left join u on u.category is not distinct from o.category
order by o.category collate "C" nulls last;
