select p.currency as "payout.currency",
       sum(p.fee)::double precision / nullif(sum(p.amount * fx.target_rate / fx.own_rate), 0)::double precision as fee_share
from payouts p
cross join lateral (
  select case when p.currency in ('EUR', 'USD') then 1
              else (select r.rate from fx_rates r
                    where r.currency = p.currency
                      and r.rate_date between p.paid_on - 7 and p.paid_on
                    order by r.rate_date desc limit 1)
         end as own_rate,
         case when p.currency = 'USD' then 1
              else (select r.rate from fx_rates r
                    where r.currency = 'USD'
                      and r.rate_date between p.paid_on - 7 and p.paid_on
                    order by r.rate_date desc limit 1)
         end as target_rate
) fx
where p.paid_on >= '2024-01-01' and p.paid_on < '2025-01-01'
group by p.currency
order by p.currency collate "C" nulls last;
