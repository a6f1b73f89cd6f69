select date_trunc('quarter', p.paid_on)::date as "payout.paid.quarter",
       round(coalesce(sum(case when p.method = 'wire' then p.fee * fx.target_rate / fx.own_rate end), 0), 0) as wire_fees,
       count(*) as payouts
from payouts p
cross join lateral (
  select case when 'USD' in ('EUR', 'JPY') then 1
              else (select r.rate from fx_rates r
                    where r.currency = 'USD'
                      and r.rate_date between p.paid_on - 7 and p.paid_on
                    order by r.rate_date desc limit 1)
         end as own_rate,
         case when 'USD' = 'JPY' then 1
              else (select r.rate from fx_rates r
                    where r.currency = 'JPY'
                      and r.rate_date between p.paid_on - 7 and p.paid_on
                    order by r.rate_date desc limit 1)
         end as target_rate
) fx
group by 1
order by 1;
