select b.country as "brand.country", string_agg(p.name, '; ' order by p.name collate "C") as products,
  string_agg(distinct p.category collate "C", ', ') as categories
from products p left join brands b using (brand_id) group by 1 order by 1 nulls last;
