select date_trunc('month', signed_up_at)::date as "retailer.signed_up.month", tier as "retailer.tier", count(*) as retailers
from retailers
where signed_up_at >= '2024-01-01' and signed_up_at < '2025-01-01'
group by 1, tier
order by 1, tier collate "C";
