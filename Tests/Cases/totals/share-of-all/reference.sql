with o as (
  select b.country, o.channel, o.retailer_id from orders o left join brands b on b.brand_id = o.brand_id
  where o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01'
)
select g.country as "brand.country", g.channel as "order.channel", g.buyers, (select count(distinct retailer_id) from o) as all_buyers,
       g.n::float8 / (select count(*) from o where o.country is not distinct from g.country) as in_country
from (select country, channel, count(*) as n, count(distinct retailer_id) as buyers from o group by 1, 2) g
order by g.country collate "C" nulls last, g.channel collate "C" nulls last;
