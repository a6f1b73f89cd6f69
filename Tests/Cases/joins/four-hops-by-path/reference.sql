select c.region as "refund.order.retailer.market.region", count(*) as refunds
from refunds f
left join orders o on o.order_id = f.order_id
left join retailers r on r.retailer_id = o.retailer_id
left join countries c on c.code = r.country
group by c.region
order by c.region collate "C" nulls last;
