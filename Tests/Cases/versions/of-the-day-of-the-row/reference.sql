select sl.level,
       count(*) as orders,
       round(coalesce(sum(o.subtotal / fx.own_rate) filter (where o.status <> 'cancelled'), 0), 2) as gmv
from orders o
left join service_levels sl
  on sl.retailer_id = o.retailer_id
 and o.placed_at::date >= sl.valid_from
 and (o.placed_at::date < sl.valid_until or sl.valid_until is null)
cross join lateral (
  select case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx
where o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01'
group by 1
order by 1 nulls last;
