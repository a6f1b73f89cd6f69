select case when grouping(b.country) = 0 then b.country end as country,
       case when grouping(date_trunc('quarter', o.placed_at)) = 0 then date_trunc('quarter', o.placed_at)::date end as quarter,
       count(*) as orders, count(distinct o.retailer_id) as buyers,
       count(*) filter (where status = 'cancelled')::float8 / count(*) as cancellation_rate,
       grouping(b.country) + grouping(date_trunc('quarter', o.placed_at)) as total_level
from orders o join brands b using (brand_id)
where b.country in ('FR', 'DE', 'GB') and o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01'
group by rollup (b.country, date_trunc('quarter', o.placed_at))
order by grouping(b.country), 1, grouping(date_trunc('quarter', o.placed_at)), 2;
