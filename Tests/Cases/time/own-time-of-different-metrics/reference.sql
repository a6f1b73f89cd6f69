select month, sum(o)::bigint as orders, sum(f)::bigint as refunds, sum(p)::bigint as payouts_made
from (
  select date_trunc('month', placed_at)::date as month, 1 as o, 0 as f, 0 as p from orders
  union all select date_trunc('month', refunded_at)::date, 0, 1, 0 from refunds
  union all select date_trunc('month', paid_on)::date, 0, 0, 1 from payouts
) s
group by month
order by month;
