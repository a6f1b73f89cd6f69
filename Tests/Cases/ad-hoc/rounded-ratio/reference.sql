select b.country as "brand.country", date_trunc('quarter', placed_at)::date as quarter,
  round((count(*) filter (where status = 'cancelled'))::numeric / count(*), 3)::double precision as rounded,
  round(100.0 * (count(*) filter (where status = 'cancelled'))::numeric / count(*), 1)::double precision as tenths
from orders o left join brands b using (brand_id) group by 1, 2 order by 1 nulls last, 2;
