select b.country as "brand.country", string_agg(distinct o.channel, ', ' order by o.channel) as channels,
  string_agg(o.channel, '/' order by o.channel) filter (where o.status = 'cancelled' and o.placed_at < '2024-02-01') as notes,
  count(distinct o.retailer_id) as estimate
from orders o left join brands b using (brand_id) group by 1 order by 1 nulls last;
