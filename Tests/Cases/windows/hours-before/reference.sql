with h as (select date_trunc('hour', placed_at) as hour, count(*) as orders from orders group by 1),
hours as (select generate_series(timestamp '2025-11-28', timestamp '2025-11-28 23:00', interval '1 hour') as hour)
select hours.hour, coalesce(own.orders, 0) as orders, coalesce(b.orders, 0) as before
from hours left join h own on own.hour = hours.hour left join h b on b.hour = hours.hour - interval '2 hours'
where own.orders is not null or b.orders is not null order by 1;
