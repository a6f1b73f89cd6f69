select p.category as "product.category",
       avg(case when i.on_hand <> 0 then i.on_hand end)::double precision as nonzero,
       sum(case when i.on_hand = 0 then 1000 else i.on_hand end)::bigint as known
from inventory i
left join products p on p.product_id = i.product_id
where i.snapshot_on >= '2024-01-01' and i.snapshot_on < '2024-04-01'
group by p.category
order by p.category collate "C" nulls last;
