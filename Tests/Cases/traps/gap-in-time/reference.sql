select date_trunc('month', f.refunded_at)::date as month, count(*) as refunds
from refunds f
join orders o on o.order_id = f.order_id
join brands b on b.brand_id = o.brand_id
where b.name = 'Profumi d''Oriente'
group by 1
order by 1;
