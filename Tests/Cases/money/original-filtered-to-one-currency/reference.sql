select date_trunc('year', placed_at)::date as year,
       sum(case when status <> 'cancelled' then subtotal end) as gmv,
       max(subtotal) as largest_order
from orders
where currency = 'JPY'
group by 1
order by 1;
