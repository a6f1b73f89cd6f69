with rows as (
  select date_trunc('quarter', o.placed_at)::date as quarter, o.subtotal * fx.target_rate / fx.own_rate as g, null::numeric as l
  from orders o
  cross join lateral (
    select case when o.currency in ('EUR', 'GBP') then 1
                else (select r.rate from fx_rates r
                      where r.currency = o.currency
                        and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                      order by r.rate_date desc limit 1)
           end as own_rate,
           case when o.currency = 'GBP' then 1
                else (select r.rate from fx_rates r
                      where r.currency = 'GBP'
                        and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                      order by r.rate_date desc limit 1)
           end as target_rate
  ) fx
  where o.status <> 'cancelled' and o.placed_at >= '2024-07-01' and o.placed_at < '2025-01-01'
  union all
  select date_trunc('quarter', o.placed_at)::date, null, (l.quantity * l.unit_price - l.discount) * fx.target_rate / fx.own_rate
  from order_lines l
  join orders o on o.order_id = l.order_id
  cross join lateral (
    select case when l.currency in ('EUR', 'GBP') then 1
                else (select r.rate from fx_rates r
                      where r.currency = l.currency
                        and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                      order by r.rate_date desc limit 1)
           end as own_rate,
           case when l.currency = 'GBP' then 1
                else (select r.rate from fx_rates r
                      where r.currency = 'GBP'
                        and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                      order by r.rate_date desc limit 1)
           end as target_rate
  ) fx
  where o.placed_at >= '2024-07-01' and o.placed_at < '2025-01-01'
)
select quarter, round(sum(g), 2) as gmv, round(sum(l), 2) as line_revenue
from rows
group by quarter
order by quarter;
