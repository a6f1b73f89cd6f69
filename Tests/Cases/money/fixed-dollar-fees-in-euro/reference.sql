select p.method as "payout.method",
       round(sum(p.fee / usd.rate), 2) as payout_fees,
       round(sum(p.amount / fx.own_rate), 2) as payout_value
from payouts p
cross join lateral (
  select case when p.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = p.currency
                      and r.rate_date between p.paid_on - 7 and p.paid_on
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx
left join lateral (
  select r.rate from fx_rates r
  where r.currency = 'USD' and r.rate_date between p.paid_on - 7 and p.paid_on
  order by r.rate_date desc limit 1
) usd on true
where p.paid_on >= '2025-01-01' and p.paid_on < '2026-01-01'
group by p.method
order by p.method collate "C" nulls last;
