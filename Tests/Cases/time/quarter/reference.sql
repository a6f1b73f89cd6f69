select make_date(extract(year from placed_at)::int, (extract(month from placed_at)::int - 1) / 3 * 3 + 1, 1) as quarter,
       count(*) as orders, count(distinct retailer_id) as buyers
from orders
group by 1
order by 1;
