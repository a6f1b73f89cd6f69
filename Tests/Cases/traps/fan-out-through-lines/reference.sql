with rows as (
  select b.country, case when o.status <> 'cancelled' then o.subtotal / fx.own_rate end as g, null::numeric as lr, null::int as u, 1 as n
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
  where o.placed_at >= '2024-08-01' and o.placed_at < '2024-09-01'
  union all
  select b.country, null, (l.quantity * l.unit_price - l.discount) / fx.own_rate, l.quantity, 0
  from order_lines l
  join orders o on o.order_id = l.order_id
  left join brands b on b.brand_id = o.brand_id
  cross join lateral (
    select case when l.currency = 'EUR' then 1
                else (select r.rate from fx_rates r
                      where r.currency = l.currency
                        and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                      order by r.rate_date desc limit 1)
           end as own_rate,
           1 as target_rate
  ) fx
  where o.placed_at >= '2024-08-01' and o.placed_at < '2024-09-01'
)
select country as "brand.country", round(coalesce(sum(g), 0), 2) as gmv, round(coalesce(sum(lr), 0), 2) as line_revenue,
       coalesce(sum(u), 0)::bigint as units, sum(n)::bigint as orders
from rows
group by country
order by country collate "C" nulls last;
