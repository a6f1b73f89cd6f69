select date_trunc('year', o.placed_at)::date as year,
       count(*) filter (where r.retailer_id <> p.retailer_id) as paid_by_others,
       count(*) as orders
from orders o
left join retailers r on r.retailer_id = o.retailer_id
left join retailers p on p.retailer_id = o.bill_to_retailer_id
group by 1
order by 1;
