select (delivered_on - (extract(isodow from delivered_on)::int - 1)) as "order.delivered.week", count(*) as orders
from orders
where delivered_on >= date '2025-02-20' and delivered_on < date '2025-03-20'
group by 1
order by 1;
