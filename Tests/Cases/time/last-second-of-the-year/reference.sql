select make_date(extract(year from placed_at)::int, 1, 1) as "order.placed.year", placed_at::date as "order.placed.day", count(*) as orders
from orders
where placed_at >= '2024-12-31' and placed_at < '2025-01-02'
group by 1, 2
order by 1, 2;
