select channel as "order.channel",
       max(shipped_at::date - placed_at::date)::bigint as longest,
       min(shipped_at::date - placed_at::date)::bigint as shortest,
       count(*) filter (where placed_at < '2025-01-01') as first_year
from orders
group by channel
order by channel collate "C" nulls last;
