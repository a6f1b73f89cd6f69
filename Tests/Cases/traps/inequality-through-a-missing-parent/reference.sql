select count(*) as orders
from orders o
join retailers r on r.retailer_id = o.retailer_id
where r.country <> 'DE';
