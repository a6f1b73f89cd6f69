select b.country as "brand.country", count(*) as orders
from orders o
left join retailers r on r.retailer_id = o.retailer_id
left join brands b on b.brand_id = o.brand_id
where r.country <> b.country and o.currency = 'GBP'
group by b.country
order by b.country collate "C" nulls last;
