select o.currency as "order.currency",
       round(sum(o.subtotal)::numeric(40,25) / coalesce((select rate from fx_rates r where r.currency = o.currency and r.rate_date = '2025-06-13'), 1), 2) as gmv
from orders o
where o.status <> 'cancelled' and o.placed_at >= '2025-01-01' and o.placed_at < '2026-01-01'
group by o.currency order by o.currency collate "C";
