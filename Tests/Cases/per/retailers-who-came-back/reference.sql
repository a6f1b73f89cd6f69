with r as (
  select r.country, o.retailer_id, count(*) as n from orders o left join retailers r on r.retailer_id = o.retailer_id
  where o.placed_at >= '2024-01-01' and o.placed_at < '2024-04-01' group by 1, 2
)
select country as "retailer.country", count(retailer_id) as buyers, count(*) filter (where n >= 2 and retailer_id is not null) as again,
       count(*) filter (where n >= 2 and retailer_id is not null)::float8 / nullif(count(retailer_id), 0) as share
from r group by 1 order by country collate "C" nulls last;
