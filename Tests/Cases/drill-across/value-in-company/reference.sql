with rows as (
  select r.tier, o.subtotal * fx.target_rate / fx.own_rate as g, 0 as u, 0 as v, 0 as n
  from orders o
  left join retailers r on r.retailer_id = o.retailer_id
  cross join lateral (
    select case when o.currency in ('EUR', 'USD') then 1
                else (select r.rate from fx_rates r
                      where r.currency = o.currency
                        and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                      order by r.rate_date desc limit 1)
           end as own_rate,
           case when o.currency = 'USD' then 1
                else (select r.rate from fx_rates r
                      where r.currency = 'USD'
                        and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                      order by r.rate_date desc limit 1)
           end as target_rate
  ) fx
  where o.placed_at >= '2025-01-01' and o.placed_at < '2026-01-01' and o.status <> 'cancelled'
  union all
  select r.tier, 0, l.quantity, 0, 0
  from order_lines l
  left join orders o on o.order_id = l.order_id
  left join retailers r on r.retailer_id = o.retailer_id
  where o.placed_at >= '2025-01-01' and o.placed_at < '2026-01-01'
  union all
  select r.tier, 0, 0, 1, 0
  from visits v
  left join retailers r on r.retailer_id = v.retailer_id
  where v.started_at >= '2025-01-01' and v.started_at < '2026-01-01'
  union all
  select tier, 0, 0, 0, 1 from retailers where signed_up_at >= '2025-01-01' and signed_up_at < '2026-01-01'
)
select tier as "retailer.tier", round(sum(g), 2) as gmv, sum(u)::bigint as units, sum(v)::bigint as visits, sum(n)::bigint as retailers
from rows
group by tier
order by tier collate "C" nulls last;
