select date_trunc('month', o.placed_at)::date as month,
       round(sum(l.discount * fx.target_rate / fx.own_rate), 2) as discounts,
       sum(l.discount * fx.target_rate / fx.own_rate)::double precision / sum(l.quantity * l.unit_price * fx.target_rate / fx.own_rate)::double precision as discount_rate
from order_lines l
join orders o on o.order_id = l.order_id
cross join lateral (
  select case when l.currency in ('EUR', 'CAD') then 1
              else (select r.rate from fx_rates r
                    where r.currency = l.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         case when l.currency = 'CAD' then 1
              else (select r.rate from fx_rates r
                    where r.currency = 'CAD'
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as target_rate
) fx
where o.placed_at >= '2024-10-01' and o.placed_at < '2025-01-01'
group by 1
order by 1;
