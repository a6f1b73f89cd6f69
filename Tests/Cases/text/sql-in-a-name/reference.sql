select r.name as "retailer.name", count(*) as orders
from orders o
left join retailers r on r.retailer_id = o.retailer_id
where r.name = 'Robert''); DROP TABLE orders;--'
group by r.name
order by r.name collate "C" nulls last;
