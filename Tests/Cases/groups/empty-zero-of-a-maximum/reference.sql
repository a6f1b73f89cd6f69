with rows as (
  select date_trunc('month', f.refunded_at)::date as month, f.amount / fx.own_rate as amount, 0 as o
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
  where f.refunded_at >= '2024-05-01' and f.refunded_at < '2025-01-01'
  union all
  select date_trunc('month', o.placed_at)::date, null, 1
  from orders o
  join brands b on b.brand_id = o.brand_id and b.name = 'Profumi d''Oriente'
  where o.placed_at >= '2024-05-01' and o.placed_at < '2025-01-01'
)
select month, round(coalesce(max(amount), 0), 2) as largest_refund,
       round(sum(amount) / nullif(count(amount), 0), 2) as average_refund, sum(o)::bigint as orders
from rows
group by month
order by month;
