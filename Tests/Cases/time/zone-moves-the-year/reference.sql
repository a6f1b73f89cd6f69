with o as (
  select o.*, (o.placed_at at time zone 'UTC') at time zone 'Asia/Tokyo' as local from orders o
)
select date_trunc('year', o.local)::date as year, count(*) as orders,
       round(sum(case when o.status <> 'cancelled' then o.subtotal * fx.target_rate / fx.own_rate else 0 end), 2) as gmv
from o
cross join lateral (
  select case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.local::date - 7 and o.local::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx
group by 1
order by 1;
