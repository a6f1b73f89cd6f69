select p.category as "product.category",
       coalesce(sum(case when b.country = 'FR' then l.quantity end), 0)::bigint as french,
       sum(l.quantity)::bigint as units
from order_lines l
left join products p on p.product_id = l.product_id
left join orders o on o.order_id = l.order_id
left join brands b on b.brand_id = o.brand_id
where p.category in ('Home', 'Food', 'Beauty')
group by p.category
order by p.category collate "C" nulls last;
