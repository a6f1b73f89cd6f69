with o as (
  select x.*,
         case when x.currency = 'EUR' then 1.0 else (select r.rate from fx_rates r where r.currency = x.currency and r.rate_date <= x.placed_at::date order by r.rate_date desc limit 1) end as own,
         (select r.rate from fx_rates r where r.currency = 'USD' and r.rate_date <= x.placed_at::date order by r.rate_date desc limit 1) as dollar
  from orders x where x.placed_at >= '2024-01-01' and x.placed_at < '2024-04-01'
)
select currency as "order.currency",
       count(*) filter (where subtotal * dollar > 500 * own) as large,
       round(coalesce(sum(subtotal::numeric(40,25) / own) filter (where subtotal * dollar > 500 * own), 0), 2) as value,
       count(*) as "all"
from o group by 1 order by currency collate "C";
