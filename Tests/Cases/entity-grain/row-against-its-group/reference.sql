with m as (select product_id, avg(quantity) as mean from order_lines group by 1)
select date_trunc('quarter', o.placed_at)::date as quarter, count(*) filter (where l.quantity < 0.2 * m.mean) as small, count(*) as lines
from order_lines l join orders o using (order_id) left join m using (product_id)
where o.placed_at >= '2025-01-01' and o.placed_at < '2026-01-01' group by 1 order by 1;
