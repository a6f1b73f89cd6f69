with rows as (
  select b.name, 1 as r, f.amount * fx.target_rate / fx.own_rate as rv, null::int as pages, 0 as o
  from refunds f
  left join orders o on o.order_id = f.order_id
  left join brands b on b.brand_id = o.brand_id
  cross join lateral (
    select case when f.currency in ('EUR', 'USD') then 1
                else (select r.rate from fx_rates r
                      where r.currency = f.currency
                        and r.rate_date between f.refunded_at::date - 7 and f.refunded_at::date
                      order by r.rate_date desc limit 1)
           end as own_rate,
           case when f.currency = 'USD' then 1
                else (select r.rate from fx_rates r
                      where r.currency = 'USD'
                        and r.rate_date between f.refunded_at::date - 7 and f.refunded_at::date
                      order by r.rate_date desc limit 1)
           end as target_rate
  ) fx
  where f.refunded_at >= '2024-01-13' and f.refunded_at < '2024-01-20'
  union all
  select b.name, 0, null, v.pages, 0
  from visits v left join brands b on b.brand_id = v.brand_id
  where v.started_at >= '2024-01-13' and v.started_at < '2024-01-20'
  union all
  select b.name, 0, null, null, 1
  from orders o left join brands b on b.brand_id = o.brand_id
  where o.placed_at >= '2024-01-13' and o.placed_at < '2024-01-20'
)
select name as "brand.name", sum(r)::bigint as refunds, round(coalesce(sum(rv), 0), 2) as refunds_value,
       avg(pages)::double precision as pages_average, sum(o)::bigint as orders
from rows
group by name
order by name collate "C" nulls last;
