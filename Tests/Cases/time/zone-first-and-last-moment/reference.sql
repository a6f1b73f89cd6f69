select b.country, (min(o.placed_at) at time zone 'UTC') at time zone 'Asia/Tokyo', (max(o.placed_at) at time zone 'UTC') at time zone 'Asia/Tokyo'
from orders o left join brands b on b.brand_id = o.brand_id
group by 1
having (min(o.placed_at) at time zone 'UTC') at time zone 'Asia/Tokyo' > timestamp '2024-01-02 00:00:00'
order by 1 nulls last;
