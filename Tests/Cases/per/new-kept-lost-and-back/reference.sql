with a as (select distinct retailer_id, date_trunc('month', placed_at)::date as m from orders where retailer_id is not null),
months as (select generate_series(date '2024-01-01', date '2024-12-01', interval '1 month')::date as m),
s as (select months.m, r.retailer_id,
  exists (select 1 from a where a.retailer_id = r.retailer_id and a.m = months.m) as here,
  exists (select 1 from a where a.retailer_id = r.retailer_id and a.m = (months.m - interval '1 month')::date) as before,
  exists (select 1 from a where a.retailer_id = r.retailer_id and a.m < months.m) as ever
  from months cross join (select distinct retailer_id from a) r)
select m as month, count(*) filter (where here and not ever) as new, count(*) filter (where here and before) as kept,
  count(*) filter (where not here and before) as lost, count(*) filter (where here and ever and not before) as back,
  count(*) filter (where here) as buyers
from s group by 1 order by 1;
