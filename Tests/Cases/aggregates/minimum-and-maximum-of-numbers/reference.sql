select p.category as "product.category",
       min(l.quantity)::bigint as fewest,
       max(l.quantity)::bigint as most,
       max(p.weight) as heaviest
from order_lines l
left join products p on p.product_id = l.product_id
group by p.category
order by p.category collate "C" nulls last;
