select date '2024-02-29' as day,
       (select count(*) from orders where placed_at >= '2024-01-23' and placed_at < '2024-01-30') as a_month_before,
       (select count(*) from orders where placed_at >= '2024-02-29' and placed_at < '2024-03-01') as orders;
