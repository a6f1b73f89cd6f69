with o as (select o.*, s.starts_on,
  (select rate from fx_rates f where f.currency = o.currency and f.rate_date <= o.placed_at::date and f.rate_date > o.placed_at::date - 8 order by f.rate_date desc limit 1) as rate
  from orders o join seasons s on o.placed_at >= s.starts_on and (s.ends_before is null or o.placed_at < s.ends_before)),
numbered as (select s.*, (select count(*) from seasons e where e.starts_on <= s.starts_on) as n from seasons s),
shown as (select * from numbered where kind = 'collection')
select s.starts_on as "season.started", s.name as "season.name",
  (select count(*) from o where o.starts_on = s.starts_on) as orders,
  (select count(*) from o join numbered p using (starts_on) where p.n = s.n - 1) as before,
  (select count(distinct retailer_id) from o join numbered p using (starts_on) where p.n = s.n - 2) as buyers_before,
  coalesce((select round(sum(subtotal / case when currency = 'EUR' then 1 else rate end) filter (where status != 'cancelled'), 2) from o join numbered p using (starts_on) where p.n = s.n - 1), 0) as gmv_before
from shown s order by 1, 2;
