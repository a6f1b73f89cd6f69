with o as (
  select *, rank() over (partition by retailer_id, date_trunc('quarter', placed_at) order by placed_at desc) as place
  from orders where placed_at >= '2024-01-01' and placed_at < '2025-01-01')
select date_trunc('quarter', o.placed_at)::date as quarter,
       round(sum(o.subtotal::numeric(38,20) * fx.target_rate / fx.own_rate), 2) as last_orders,
       count(*) as retailers
from o
cross join lateral (
  select case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx
where o.place = 1 and o.retailer_id is not null
group by 1
order by 1;
