select p.category as "product.category",
       round(sum((l.quantity * l.unit_price - l.discount) * fx.target_rate / fx.own_rate), 2) as line_revenue,
       sum(l.quantity)::bigint as units
from order_lines l
join orders o on o.order_id = l.order_id
left join products p on p.product_id = l.product_id
cross join lateral (
  select case when l.currency in ('EUR', 'USD') then 1
              else (select r.rate from fx_rates r
                    where r.currency = l.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         case when l.currency = 'USD' then 1
              else (select r.rate from fx_rates r
                    where r.currency = 'USD'
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as target_rate
) fx
where o.placed_at >= '2025-09-01' and o.placed_at < '2025-10-01'
group by p.category
order by p.category collate "C" nulls last;
