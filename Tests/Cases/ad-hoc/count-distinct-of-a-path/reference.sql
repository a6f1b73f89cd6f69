select b.category as "brand.category",
       count(distinct r.account_manager_id) as managers,
       count(distinct o.bill_to_retailer_id) as paying
from orders o
left join brands b on b.brand_id = o.brand_id
left join retailers r on r.retailer_id = o.retailer_id
group by b.category
order by b.category collate "C" nulls last;
