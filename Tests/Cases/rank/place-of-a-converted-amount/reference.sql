with g as (
select o.currency, sum(o.subtotal::numeric(38,20) * fx.target_rate / fx.own_rate) filter (where o.status <> 'cancelled') as gmv,
       avg(o.subtotal::numeric(38,20) * fx.target_rate / fx.own_rate) filter (where o.channel = 'app') as app
from orders o
cross join lateral (
  select case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx
group by 1)
select currency, (select count(*) + 1 from g o where o.gmv > g.gmv) as place,
       case when app is not null then (select count(*) + 1 from g o where o.app > g.app) end as of_stores
from g order by 2;
