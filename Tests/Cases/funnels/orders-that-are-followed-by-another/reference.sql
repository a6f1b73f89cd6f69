select o.channel as "order.channel", count(*) filter (where exists (select 1 from orders n where n.retailer_id = o.retailer_id and n.placed_at > o.placed_at and n.placed_at < o.placed_at + interval '30 days')) as repeated, count(*) as orders
from orders o group by 1 order by 1 nulls last;
