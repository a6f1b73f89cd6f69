with p as (
  select channel, retailer_id, brand_id, count(*) as n from orders where retailer_id is not null and brand_id is not null group by 1, 2, 3
)
select c.channel as "order.channel", count(p.n) as pairs, avg(p.n)::float8 as mean
from (select distinct channel from p) c left join p on p.channel is not distinct from c.channel
group by 1 order by c.channel collate "C" nulls last;
