with r as (
  select date_trunc('quarter', o.placed_at)::date as quarter, o.retailer_id,
         coalesce(sum(o.subtotal / case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1) end) filter (where o.status <> 'cancelled'), 0) as gmv
  from orders o where o.placed_at >= '2025-01-01' and o.placed_at < '2026-01-01' and o.status <> 'cancelled'
  group by 1, 2
)
select quarter, round(avg(gmv), 2) as mean, round(max(gmv), 2) as largest, round(min(gmv), 2) as smallest
from r where retailer_id is not null group by 1 order by 1;
