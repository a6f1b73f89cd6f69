select b.country as "brand.country", sum(l.quantity)::bigint as units
from order_lines l
left join orders o on o.order_id = l.order_id
left join brands b on b.brand_id = o.brand_id
where b.country in (
  select b.country from orders o join brands b on b.brand_id = o.brand_id
  group by b.country
  having count(*) filter (where o.status = 'cancelled')::numeric / count(*) > 0.05)
group by b.country
order by b.country collate "C" nulls last;
