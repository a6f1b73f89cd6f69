with u as (
  select o.currency, sum(l.quantity) filter (where o.placed_at >= '2025-01-01' and o.placed_at < '2026-01-01') as now,
         sum(l.quantity) filter (where o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01') as prior
  from order_lines l join orders o on o.order_id = l.order_id group by 1
),
g as (
  select o.currency, sum(o.subtotal / case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1) end) as prior
  from orders o where o.status <> 'cancelled' and o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01' group by 1
)
select date '2025-01-01' as year, sum((u.now::numeric / u.prior - 1) * g.prior)::float8 as volume from u join g using (currency);
