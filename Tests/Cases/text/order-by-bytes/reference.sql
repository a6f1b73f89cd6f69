select b.name as "brand.name", count(*) as visits
from visits v
left join brands b on b.brand_id = v.brand_id
where (b.category in ('Food', 'Beauty') or b.category is null)
  and v.started_at >= '2025-01-01' and v.started_at < '2026-01-01'
group by b.name
order by convert_to(b.name, 'UTF8') nulls last;
