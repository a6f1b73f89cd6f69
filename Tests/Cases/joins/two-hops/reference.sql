select r.country as "retailer.country", sum(l.quantity)::bigint as units
from order_lines l
left join orders o on o.order_id = l.order_id
left join retailers r on r.retailer_id = o.retailer_id
group by r.country
order by r.country collate "C" nulls last;
