select q::date, count(o.order_id) filter (where (o.subtotal / coalesce(fx.own_rate, 1)) > 3000)
from generate_series(timestamp '2024-01-01', timestamp '2025-01-01', interval '3 months') q
left join orders o on o.placed_at >= q and o.placed_at < q + interval '3 months'
left join lateral (
  select case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r where r.currency = o.currency and r.rate_date between o.placed_at::date - 7 and o.placed_at::date order by r.rate_date desc limit 1)
         end as own_rate
) fx on true
group by 1 order by 1;
