select date_trunc('quarter', r.signed_up_at)::date as quarter, count(*) as retailers,
       avg((select min(placed_at) from orders o where o.retailer_id = r.retailer_id)::date - r.signed_up_at::date)::float8 as days
from retailers r where r.signed_up_at >= '2024-01-01' and r.signed_up_at < '2025-01-01' group by 1 order by 1;
