select r.country as "retailer.country",
  (array_agg(o.channel order by o.placed_at, o.channel collate "C") filter (where o.channel is not null))[1] as first_channel,
  (array_agg(o.status order by o.placed_at desc, o.status collate "C") filter (where o.channel = 'app'))[1] as last_status,
  (array_agg(b.name order by o.order_id desc) filter (where b.name is not null))[1] as last_brand
from orders o left join retailers r using (retailer_id) left join brands b using (brand_id)
group by 1 order by 1 nulls last;
