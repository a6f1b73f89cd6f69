select o.currency as "order.currency",
       round(sum(o.subtotal / fx.own_rate) * 1.2, 2) as with_tax,
       round(sum(o.subtotal / fx.own_rate) / 3, 2) as a_third
from orders o
cross join lateral (
  select case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx
where o.status <> 'cancelled' and o.placed_at >= '2024-03-01' and o.placed_at < '2024-04-01'
group by o.currency
order by o.currency collate "C" nulls last;
