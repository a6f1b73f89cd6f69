with o as (
  select o.currency, sum(o.subtotal / case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1) end) as gmv
  from orders o where o.status <> 'cancelled' and o.placed_at >= '2025-01-01' and o.placed_at < '2025-04-01' group by 1
)
select currency as "order.currency", round(gmv, 2) as gmv, round((select sum(gmv) from o), 2) as everything,
       gmv::float8 / (select sum(gmv) from o)::float8 as share
from o order by 1;
