with o as (
  select o.*, (o.placed_at at time zone 'UTC') at time zone 'Asia/Tokyo' as local from orders o
)
select o.local::date as day, round(sum(o.subtotal * fx.target_rate / fx.own_rate), 0) as gmv
from o
cross join lateral (
  select case when o.currency in ('EUR', 'JPY') then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.local::date - 7 and o.local::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         case when o.currency = 'JPY' then 1
              else (select r.rate from fx_rates r
                    where r.currency = 'JPY'
                      and r.rate_date between o.local::date - 7 and o.local::date
                    order by r.rate_date desc limit 1)
         end as target_rate
) fx
where o.status <> 'cancelled' and o.local >= '2025-06-02' and o.local < '2025-06-14'
group by 1
order by 1;
