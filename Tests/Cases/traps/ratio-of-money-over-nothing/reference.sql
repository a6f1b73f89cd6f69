with rows as (
  select date_trunc('month', o.placed_at)::date as month, o.subtotal / fx.own_rate as g, 0::numeric as r
  from orders o
  join brands b on b.brand_id = o.brand_id and b.name = 'Profumi d''Oriente'
  cross join lateral (
    select case when o.currency = 'EUR' then 1
                else (select r.rate from fx_rates r
                      where r.currency = o.currency
                        and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                      order by r.rate_date desc limit 1)
           end as own_rate,
           1 as target_rate
  ) fx
  where o.status <> 'cancelled' and o.placed_at >= '2024-01-01' and o.placed_at < '2025-04-01'
  union all
  select date_trunc('month', f.refunded_at)::date, 0, f.amount / fx.own_rate
  from refunds f
  join orders o on o.order_id = f.order_id
  join brands b on b.brand_id = o.brand_id and b.name = 'Profumi d''Oriente'
  cross join lateral (
    select case when f.currency = 'EUR' then 1
                else (select r.rate from fx_rates r
                      where r.currency = f.currency
                        and r.rate_date between f.refunded_at::date - 7 and f.refunded_at::date
                      order by r.rate_date desc limit 1)
           end as own_rate,
           1 as target_rate
  ) fx
  where f.refunded_at >= '2024-01-01' and f.refunded_at < '2025-04-01'
)
select month, sum(r)::double precision / nullif(sum(g), 0)::double precision as refund_rate, round(sum(r), 2) as refunds_value
from rows
group by month
order by month;
