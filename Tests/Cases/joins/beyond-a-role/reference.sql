select rm.team as "order.retailer.account_manager.team", pm.team as "order.bill_to.account_manager.team", count(*) as orders
from orders o
left join retailers r on r.retailer_id = o.retailer_id
left join account_managers rm on rm.account_manager_id = r.account_manager_id
left join retailers p on p.retailer_id = o.bill_to_retailer_id
left join account_managers pm on pm.account_manager_id = p.account_manager_id
group by rm.team, pm.team
order by rm.team collate "C" nulls last, pm.team collate "C" nulls last;
