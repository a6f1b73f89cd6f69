with o as (
  select o.*, r.country, rank() over (partition by o.retailer_id, date_trunc('year', placed_at) order by placed_at desc) as place
  from orders o join retailers r using (retailer_id))
select date_trunc('year', placed_at)::date as year, country,
       count(*) filter (where status = 'cancelled') as cancelled, count(*) as "all"
from o where place = 1
group by 1, 2
order by 1, 2;
