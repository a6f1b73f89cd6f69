select r.tier as "retailer.tier", count(*) as orders
from orders o
left join retailers r on r.retailer_id = o.retailer_id
where case when r.tier = 'gold' then 'key' when r.tier is null then 'none' else 'other' end <> 'other'
group by r.tier
order by r.tier collate "C" nulls last;
