select date_trunc('quarter', o.placed_at)::date as quarter, sum(l.quantity * p.weight) as weight_shipped
from order_lines l
join orders o on o.order_id = l.order_id
left join products p on p.product_id = l.product_id
group by 1
order by 1;
