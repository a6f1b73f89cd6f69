select p.category as "product.category",
       sum(l.quantity * p.weight)::double precision / sum(l.quantity) as average_piece
from order_lines l
left join products p on p.product_id = l.product_id
group by p.category
order by p.category collate "C" nulls last;
