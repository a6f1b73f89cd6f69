select p.category as "product.category", percentile_cont(0.5) within group (order by l.quantity) as middle,
       percentile_cont(0.9) within group (order by l.quantity) as most,
       percentile_cont(0) within group (order by l.quantity) as least,
       percentile_cont(0.5) within group (order by l.quantity) filter (where l.quantity > 2) as large
from order_lines l left join products p on p.product_id = l.product_id group by 1 order by p.category collate "C" nulls last;
