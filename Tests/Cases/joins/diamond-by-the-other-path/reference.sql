select b.category as "order_line.product.brand.category", sum(l.quantity)::bigint as units
from order_lines l
left join orders o on o.order_id = l.order_id
left join products p on p.product_id = l.product_id
left join brands b on b.brand_id = p.brand_id
where o.placed_at >= '2024-01-01' and o.placed_at < '2024-07-01'
group by b.category
order by b.category collate "C" nulls last;
