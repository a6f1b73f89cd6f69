with l as (
  select p.category, case when l.quantity < 5 then 'small' when l.quantity < 20 then 'medium' else 'large' end as band, l.quantity, l.returned
  from order_lines l join products p on p.product_id = l.product_id
  where p.category in ('Home', 'Food')
)
select category as "product.category", band as "order_line.quantity_band",
       coalesce(sum(quantity) filter (where returned), 0)::double precision / sum(quantity) as return_rate,
       coalesce(sum(quantity) filter (where returned), 0)::bigint as returned_units
from l
group by category, band
order by category collate "C", band collate "C";
