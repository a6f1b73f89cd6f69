select b.category as "brand.category",
       count(*) filter (where p.brand_id <> o.brand_id) as cross_brand_lines,
       count(*) as lines
from order_lines l
left join orders o on o.order_id = l.order_id
left join brands b on b.brand_id = o.brand_id
left join products p on p.product_id = l.product_id
group by b.category
order by b.category collate "C" nulls last;
