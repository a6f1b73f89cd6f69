(select b.country, count(*) as orders, 0 as total_level from orders o join brands b using (brand_id)
 group by 1 having count(*) >= 20 order by 2 desc, 1 limit 3)
union all
select null, count(*), 1 from orders
order by total_level, orders desc;
