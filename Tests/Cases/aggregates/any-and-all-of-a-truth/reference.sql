select p.category as "product.category",
       count(*) filter (where l.returned) > 0 as any_returned,
       count(*) filter (where not l.returned) = 0 as every_returned
from order_lines l
left join products p on p.product_id = l.product_id
group by p.category
order by p.category collate "C" nulls last;
