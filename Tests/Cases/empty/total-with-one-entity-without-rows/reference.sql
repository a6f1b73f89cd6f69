select 0::bigint as orders,
       (select count(*) from refunds where refunded_at >= '2026-01-01' and refunded_at < '2027-01-01') as refunds,
       null::numeric as average_order_value,
       null::boolean as any_returned;
