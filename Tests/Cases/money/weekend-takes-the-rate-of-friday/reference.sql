select o.placed_at::date as "order.placed.day",
       round(sum(o.subtotal / coalesce(friday.rate, 1)), 2) as gmv
from orders o
left join fx_rates friday
  on friday.currency = o.currency
 and friday.rate_date = (select max(rate_date) from fx_rates
                         where rate_date <= o.placed_at::date - (extract(isodow from o.placed_at)::int - 5))
where o.status <> 'cancelled' and extract(isodow from o.placed_at) >= 6
  and o.placed_at >= '2025-03-01' and o.placed_at < '2025-05-01'
group by 1
order by 1;
