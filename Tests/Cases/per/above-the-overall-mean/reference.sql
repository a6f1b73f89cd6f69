with n as (select retailer_id, count(*) as n from orders where retailer_id is not null group by 1),
m as (select avg(n) as mean from n)
select r.country as "retailer.country", count(distinct n.retailer_id) filter (where n.n > m.mean) as above, count(distinct o.retailer_id) as buyers
from orders o left join retailers r using (retailer_id) left join n using (retailer_id) cross join m
group by 1 order by 1 nulls last;
