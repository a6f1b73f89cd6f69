select date_trunc('quarter', placed_at)::date as "order.placed.quarter",
       max(shipped_at::date - placed_at::date) as days,
       max((date_trunc('week', shipped_at)::date - date_trunc('week', placed_at)::date) / 7) as weeks,
       max((extract(year from shipped_at) * 12 + extract(month from shipped_at) - extract(year from placed_at) * 12 - extract(month from placed_at))::int) as months,
       max((extract(year from shipped_at) * 4 + extract(quarter from shipped_at) - extract(year from placed_at) * 4 - extract(quarter from placed_at))::int) as quarters,
       max((extract(year from shipped_at) - extract(year from placed_at))::int) as years
from orders group by 1 order by 1;
