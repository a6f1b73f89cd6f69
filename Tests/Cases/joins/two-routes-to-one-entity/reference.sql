select wc.region as "stock.warehouse.market.region", bc.region as "stock.product.brand.market.region",
       count(*) as stockouts
from inventory i
left join warehouses w on w.warehouse_id = i.warehouse_id
left join countries wc on wc.code = w.country
left join products p on p.product_id = i.product_id
left join brands b on b.brand_id = p.brand_id
left join countries bc on bc.code = b.country
where i.on_hand = 0 and i.snapshot_on >= '2025-01-01' and i.snapshot_on < '2026-01-01'
group by wc.region, bc.region
order by wc.region collate "C" nulls last, bc.region collate "C" nulls last;
