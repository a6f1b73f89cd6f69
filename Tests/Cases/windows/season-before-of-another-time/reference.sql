with r as (select f.*, s.starts_on from refunds f join orders o using (order_id)
  left join seasons s on o.placed_at >= s.starts_on and (s.ends_before is null or o.placed_at < s.ends_before)),
own as (select starts_on, count(*) as refunds from r where refunded_at >= '2024-06-10' and refunded_at < '2024-06-15' group by 1),
shown as (select starts_on from own union select date '2024-06-10')
select shown.starts_on as "season.started", coalesce(own.refunds, 0) as refunds,
  (select count(*) from r where r.starts_on = (select max(e.starts_on) from seasons e where e.starts_on < shown.starts_on)) as before
from shown left join own using (starts_on) order by 1;
