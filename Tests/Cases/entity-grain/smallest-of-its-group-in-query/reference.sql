with l as (select l.*, o.channel from order_lines l join orders o using (order_id) join brands b using (brand_id)
  where b.country = 'SE' and o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01'),
m as (select product_id, min(quantity) as least from l group by 1)
select l.channel as "order.channel", count(*) filter (where l.quantity = m.least) as smallest
from l left join m using (product_id) group by 1 order by 1 nulls last;
