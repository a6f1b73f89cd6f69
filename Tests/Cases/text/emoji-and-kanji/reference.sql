select b.name as "brand.name", count(*) as orders
from orders o
left join brands b on b.brand_id = o.brand_id
where b.name in ('Tiny Rocket 🚀', '京都茶屋', 'Ægir Sea Salt')
group by b.name
order by b.name collate "C" nulls last;
