select year, sum(orders)::bigint as orders, sum(refunds)::bigint as refunds, sum(visits)::bigint as visits
from (
  select date_trunc('year', o.placed_at)::date as year, 1 as orders, 0 as refunds, 0 as visits
  from orders o join brands b on b.brand_id = o.brand_id where b.country = 'FR'
  union all
  select date_trunc('year', f.refunded_at)::date, 0, 1, 0
  from refunds f join orders o on o.order_id = f.order_id join brands b on b.brand_id = o.brand_id where b.country = 'FR'
  union all
  select date_trunc('year', v.started_at)::date, 0, 0, 1
  from visits v join brands b on b.brand_id = v.brand_id where b.country = 'FR'
) s
group by year
order by year;
