select m.team as "account_manager.team", sum(l.quantity)::bigint as units
from order_lines l
left join orders o on o.order_id = l.order_id
left join retailers r on r.retailer_id = o.retailer_id
left join account_managers m on m.account_manager_id = r.account_manager_id
group by m.team
order by m.team collate "C" nulls last;
