with r as (select retailer_id, exists (select 1 from orders o where o.retailer_id = r.retailer_id and o.status = 'cancelled') as c from retailers r)
select g.c as "retailer.has_cancelled", (select count(*) from r where r.c is not distinct from g.c and g.c is not null) as retailers,
       (select count(*) from orders o left join r on r.retailer_id = o.retailer_id where r.c is not distinct from g.c) as orders
from (values (false), (true), (null)) g(c) order by g.c nulls last;
