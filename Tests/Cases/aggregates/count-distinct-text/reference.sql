select b.category as "brand.category",
       count(distinct o.channel) as channels,
       count(distinct o.currency) as currencies
from orders o
left join brands b on b.brand_id = o.brand_id
group by b.category
order by b.category collate "C" nulls last;
