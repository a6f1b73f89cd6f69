select o.placed_at::date as "order.placed.day", count(*) as orders
from orders o
where o.placed_at::date between date '2024-02-27' and date '2024-03-02'
group by 1
order by 1;
