with m as (select date_trunc('month', placed_at)::date as month, count(*) as n from orders group by 1)
select m.month, m.n as orders, p.n as month_before
from m join m p on p.month = (m.month - interval '1 month')::date
where m.month >= '2025-01-01' and m.month < '2025-04-01'
order by 1;
