select r.retailer_id as "retailer.id", r.name as "retailer.name"
from retailers r join orders o using (retailer_id) group by 1, 2 having count(*) >= 40
order by count(*) desc, 1, 2;
