select p.discontinued as "product.discontinued", p.category as "product.category", sum(l.quantity)::bigint as units
from order_lines l
left join products p on p.product_id = l.product_id
where p.category is not null
group by 1, p.category
order by 1 nulls last, p.category collate "C";
