select b.name as "brand.name", count(*) as orders
from orders o
left join brands b on b.brand_id = o.brand_id
left join retailers r on r.retailer_id = o.retailer_id
where (b.name = 'Maple\Oak' or r.name = 'Back\slash Books')
group by b.name
order by b.name collate "C" nulls last;
