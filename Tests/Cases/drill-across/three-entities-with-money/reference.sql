with rows as (
  select b.country, case when o.status <> 'cancelled' then o.subtotal / fx.own_rate end as g, null::numeric as r, null::numeric as p
  from orders o
  left join brands b on b.brand_id = o.brand_id
  cross join lateral (
    select case when o.currency = 'EUR' then 1
                else (select r.rate from fx_rates r
                      where r.currency = o.currency
                        and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                      order by r.rate_date desc limit 1)
           end as own_rate,
           1 as target_rate
  ) fx
  where o.placed_at >= '2025-04-01' and o.placed_at < '2025-07-01' and o.status <> 'cancelled'
  union all
  select b.country, null, f.amount / fx.own_rate, null
  from refunds f
  left join orders o on o.order_id = f.order_id
  left join brands b on b.brand_id = o.brand_id
  cross join lateral (
    select case when f.currency = 'EUR' then 1
                else (select r.rate from fx_rates r
                      where r.currency = f.currency
                        and r.rate_date between f.refunded_at::date - 7 and f.refunded_at::date
                      order by r.rate_date desc limit 1)
           end as own_rate,
           1 as target_rate
  ) fx
  where f.refunded_at >= '2025-04-01' and f.refunded_at < '2025-07-01'
  union all
  select b.country, null, null, p.amount / fx.own_rate
  from payouts p
  left join brands b on b.brand_id = p.brand_id
  cross join lateral (
    select case when p.currency = 'EUR' then 1
                else (select r.rate from fx_rates r
                      where r.currency = p.currency
                        and r.rate_date between p.paid_on - 7 and p.paid_on
                      order by r.rate_date desc limit 1)
           end as own_rate,
           1 as target_rate
  ) fx
  where p.paid_on >= '2025-04-01' and p.paid_on < '2025-07-01'
)
select country as "brand.country",
       round(coalesce(sum(g), 0), 2) as gmv,
       round(coalesce(sum(r), 0), 2) as refunds_value,
       round(coalesce(sum(p), 0), 2) as payout_value
from rows
group by country
order by country collate "C" nulls last;
