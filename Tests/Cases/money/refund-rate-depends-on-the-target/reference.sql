with rows as (
  select date_trunc('year', o.placed_at)::date as year, o.subtotal * fx.target_rate / fx.own_rate as g, 0::numeric as r
  from orders o
  cross join lateral (
    select case when o.currency in ('EUR', 'JPY') then 1
                else (select r.rate from fx_rates r
                      where r.currency = o.currency
                        and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                      order by r.rate_date desc limit 1)
           end as own_rate,
           case when o.currency = 'JPY' then 1
                else (select r.rate from fx_rates r
                      where r.currency = 'JPY'
                        and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                      order by r.rate_date desc limit 1)
           end as target_rate
  ) fx
  where o.status <> 'cancelled'
  union all
  select date_trunc('year', f.refunded_at)::date, 0, f.amount * fx.target_rate / fx.own_rate
  from refunds f
  cross join lateral (
    select case when f.currency in ('EUR', 'JPY') then 1
                else (select r.rate from fx_rates r
                      where r.currency = f.currency
                        and r.rate_date between f.refunded_at::date - 7 and f.refunded_at::date
                      order by r.rate_date desc limit 1)
           end as own_rate,
           case when f.currency = 'JPY' then 1
                else (select r.rate from fx_rates r
                      where r.currency = 'JPY'
                        and r.rate_date between f.refunded_at::date - 7 and f.refunded_at::date
                      order by r.rate_date desc limit 1)
           end as target_rate
  ) fx
)
select year, sum(r)::double precision / nullif(sum(g), 0)::double precision as refund_rate
from rows
group by year
order by year;
