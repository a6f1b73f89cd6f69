with q as (select date_trunc('quarter', placed_at)::date as quarter, count(*) as n from orders group by 1)
select q.quarter, q.n as orders, coalesce(p.n, 0) as last_year, q.n::float8 / nullif(p.n, 0) - 1 as growth
from q left join q p on p.quarter = (q.quarter - interval '1 year')::date
order by 1;
