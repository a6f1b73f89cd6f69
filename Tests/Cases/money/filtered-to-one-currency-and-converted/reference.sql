select date_trunc('quarter', placed_at)::date as quarter,
       sum(case when status <> 'cancelled' then subtotal else 0 end) as gmv,
       round(sum(case when status <> 'cancelled' then subtotal else 0 end) / count(*), 2) as average_order_value
from orders
where currency = 'USD'
group by 1
order by 1;
