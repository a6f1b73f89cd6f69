select date_trunc('quarter', placed_at)::date as quarter, count(channel) as ends_so, count(channel) as has_percent, 0::bigint as none
from orders where placed_at >= '2025-01-01' and placed_at < '2026-01-01' group by 1 order by 1;
