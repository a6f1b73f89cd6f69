select quarter as "order.placed.quarter", sum(f)::bigint as refunds, sum(o)::bigint as orders
from (
  select date_trunc('quarter', o.placed_at)::date as quarter, 1 as f, 0 as o
  from refunds f left join orders o on o.order_id = f.order_id
  union all
  select date_trunc('quarter', placed_at)::date, 0, 1 from orders
) s
group by quarter
order by quarter nulls last;
