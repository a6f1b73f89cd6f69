select month, sum(orders)::bigint as orders, sum(visits)::bigint as visits
from (
  select date_trunc('month', placed_at)::date as month, 1 as orders, 0 as visits from orders where placed_at < '2024-04-01'
  union all
  select date_trunc('month', started_at)::date, 0, 1 from visits where started_at < '2024-04-01'
) s
group by month
order by month;
