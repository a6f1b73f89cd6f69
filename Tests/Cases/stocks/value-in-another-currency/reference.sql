select date_trunc('quarter', i.snapshot_on)::date as quarter,
       round(sum((i.on_hand * i.unit_cost)::numeric(38,20) * fx.target_rate / fx.own_rate), 2) as stock_value
from inventory i
cross join lateral (
  select case when 'USD' = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = 'USD'
                      and r.rate_date between i.snapshot_on - 7 and i.snapshot_on
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx
where i.snapshot_on in ('2024-03-01', '2024-06-01', '2024-09-01', '2024-12-01')
group by 1
order by 1;
