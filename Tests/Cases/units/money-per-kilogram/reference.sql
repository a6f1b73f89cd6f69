select l.returned as "order_line.returned",
       round(sum((l.quantity * l.unit_price - l.discount) / fx.own_rate) / sum(l.quantity * p.weight), 2) as kilogram_price
from order_lines l
join orders o on o.order_id = l.order_id
left join products p on p.product_id = l.product_id
cross join lateral (
  select case when l.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = l.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx
where o.placed_at >= '2025-02-01' and o.placed_at < '2025-03-01'
group by l.returned
order by l.returned;
