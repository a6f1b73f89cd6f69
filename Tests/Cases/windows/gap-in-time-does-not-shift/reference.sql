with m as (
  select date_trunc('month', o.placed_at)::date as month, count(*) as n
  from orders o join retailers r on r.retailer_id = o.retailer_id where r.country = 'IT' group by 1
)
select coalesce(m.month, (p.month + interval '1 month')::date) as month, coalesce(m.n, 0) as orders, coalesce(p.n, 0) as month_before
from m full join m p on m.month = (p.month + interval '1 month')::date
where coalesce(m.month, (p.month + interval '1 month')::date) <= (select max(month) from m)
order by 1;
