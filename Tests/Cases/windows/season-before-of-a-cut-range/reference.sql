with o as (select o.*, b.country, s.starts_on from orders o left join brands b using (brand_id)
  left join seasons s on o.placed_at >= s.starts_on and (s.ends_before is null or o.placed_at < s.ends_before)),
own as (select starts_on, country, count(*) as orders from o where placed_at >= '2025-07-01' and placed_at < '2025-08-05' group by 1, 2),
earlier as (
  select date '2025-06-09' as starts_on, country, count(*) as before from o where starts_on = '2025-02-03' group by 1, 2
  union all
  select date '2025-07-28', country, count(*) from o where starts_on = '2025-06-09' group by 1, 2)
select coalesce(own.starts_on, earlier.starts_on) as "season.started", coalesce(own.country, earlier.country) as "brand.country",
  coalesce(orders, 0) as orders, coalesce(before, 0) as before,
  before / nullif(sum(before) over (partition by earlier.starts_on), 0)::numeric as share
from own full join earlier on own.starts_on = earlier.starts_on and own.country = earlier.country
order by 1 nulls last, 2 nulls last;
