with mean as (
  select currency, (date_trunc('year', rate_date - interval '3 months') + interval '3 months')::date as y, avg(rate) as rate
  from fx_rates group by 1, 2
),
whole as (
  select y from mean group by 1 having (y + interval '1 year' - interval '1 day')::date <= (select max(rate_date) from fx_rates)
)
select date_trunc('month', o.placed_at)::date,
       round(coalesce(sum(case when o.currency = 'EUR' then o.subtotal else o.subtotal / m.rate end), 0), 2),
       count(*) filter (where o.currency <> 'EUR' and m.rate is null)
from orders o
left join mean m on m.currency = o.currency
 and m.y = (date_trunc('year', o.placed_at - interval '3 months') + interval '3 months')::date
 and m.y in (select y from whole)
where o.status <> 'cancelled' and o.placed_at >= '2024-11-01' and o.placed_at < '2025-06-01'
group by 1 order by 1;
