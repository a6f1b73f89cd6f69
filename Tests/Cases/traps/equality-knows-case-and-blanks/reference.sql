select category as "product.category", count(*) filter (where name collate "C" = upper(name) collate "C") as capitals,
  count(*) filter (where name collate "C" = lower(name) collate "C") as smalls, 0::bigint as padded,
  count(distinct case when product_id % 2 = 0 then lower(name) else name end) as different
from products group by 1 order by 1 nulls last;
