with r as (select r.tier, (select count(*) from orders o where o.retailer_id = r.retailer_id) as n from retailers r)
select tier as "retailer.tier", avg(n)::float8 as all_of_them, (avg(n) filter (where n > 0))::float8 as those_who_ordered
from r group by 1 order by tier collate "C" nulls last;
