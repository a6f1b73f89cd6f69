select b.name as "brand.name", count(*) as visits
from visits v
join brands b on b.brand_id = v.brand_id
where b.name in ('Sierra Mugs', 'Holzwerk', 'Snö')
group by b.name
order by b.name collate "C";
