select p.category as "product.category", sum(case when quantity <> 1 then quantity % (quantity - 1) end) as rest, cast(null as bigint) as rest_of_sums
from order_lines l left join products p using (product_id) group by 1 order by 1 nulls last;
