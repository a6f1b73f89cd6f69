select count(*) as orders
from orders o
where o.bill_to_retailer_id = o.retailer_id;
