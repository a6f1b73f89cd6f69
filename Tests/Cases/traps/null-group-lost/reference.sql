select m.name as "account_manager.name", count(*) as orders, count(distinct o.retailer_id) as buyers
from orders o
left join retailers r on r.retailer_id = o.retailer_id
left join account_managers m on m.account_manager_id = r.account_manager_id
group by m.name
order by m.name collate "C" nulls last;
