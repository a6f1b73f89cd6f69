with o as (
  select date_trunc('month', o.placed_at)::date as month,
         sum(o.subtotal / case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1) end) as gmv
  from orders o where o.status <> 'cancelled' group by 1
)
select a.month, round(a.gmv, 2) as gmv, round(sum(b.gmv), 2) as three
from o a join o b on b.month > a.month - interval '3 months' and b.month <= a.month
where a.month >= '2024-05-01' and a.month < '2024-08-01'
group by a.month, a.gmv order by 1;
