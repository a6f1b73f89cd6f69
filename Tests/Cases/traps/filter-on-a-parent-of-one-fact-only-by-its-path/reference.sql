select
  (select count(*) from orders o join retailers p on p.retailer_id = o.bill_to_retailer_id
   where p.tier = 'gold' and o.placed_at >= '2025-01-01' and o.placed_at < '2026-01-01') as orders,
  (select sum(l.quantity)::bigint from order_lines l join orders o on o.order_id = l.order_id join retailers p on p.retailer_id = o.bill_to_retailer_id
   where p.tier = 'gold' and o.placed_at >= '2025-01-01' and o.placed_at < '2026-01-01') as units,
  (select count(*) from refunds f join orders o on o.order_id = f.order_id join retailers p on p.retailer_id = o.bill_to_retailer_id
   where p.tier = 'gold' and f.refunded_at >= '2025-01-01' and f.refunded_at < '2026-01-01') as refunds;
