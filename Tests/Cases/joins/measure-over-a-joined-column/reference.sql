select p.category as "product.category", coalesce(sum(l.quantity * p.weight), 0) as weight_shipped, sum(l.quantity)::bigint as units
from order_lines l
left join orders o on o.order_id = l.order_id
left join products p on p.product_id = l.product_id
where o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01'
group by p.category
order by p.category collate "C" nulls last;
