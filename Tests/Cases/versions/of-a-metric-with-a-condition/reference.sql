select date_trunc('month', o.placed_at)::date,
       count(distinct o.retailer_id) filter (where sl.level = 'gold'),
       count(*) filter (where sl.level is not null)
from orders o left join service_levels sl
  on sl.retailer_id = o.retailer_id
 and o.placed_at::date >= sl.valid_from
 and (o.placed_at::date < sl.valid_until or sl.valid_until is null)
where o.placed_at >= '2025-01-01' and o.placed_at < '2025-04-01'
group by 1 order by 1;
