select make_date(extract(year from placed_at)::int, 1, 1) as year, count(*) as orders
from orders
group by 1
order by 1;
