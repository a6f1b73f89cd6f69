select b.category as "brand.category", count(*) filter (where channel = 'web') as web, count(*) filter (where channel = 'web') as in_the_middle
from orders o left join brands b using (brand_id) group by 1 order by 1 nulls last;
