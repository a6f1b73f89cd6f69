select r.tier, sl.level, count(*) as orders, count(distinct o.retailer_id) as buyers
from orders o
left join retailers r on r.retailer_id = o.retailer_id
left join service_levels sl
  on sl.retailer_id = o.retailer_id
 and o.placed_at::date >= sl.valid_from
 and (o.placed_at::date < sl.valid_until or sl.valid_until is null)
group by 1, 2
order by 1 nulls last, 2 nulls last;
