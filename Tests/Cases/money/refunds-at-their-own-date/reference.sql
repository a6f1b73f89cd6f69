select f.reason as "refund.reason", round(sum(f.amount * fx.target_rate / fx.own_rate), 2) as refunds_value, count(*) as refunds
from refunds f
cross join lateral (
  select case when f.currency in ('EUR', 'GBP') then 1
              else (select r.rate from fx_rates r
                    where r.currency = f.currency
                      and r.rate_date between f.refunded_at::date - 7 and f.refunded_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         case when f.currency = 'GBP' then 1
              else (select r.rate from fx_rates r
                    where r.currency = 'GBP'
                      and r.rate_date between f.refunded_at::date - 7 and f.refunded_at::date
                    order by r.rate_date desc limit 1)
         end as target_rate
) fx
where f.refunded_at >= '2025-01-01' and f.refunded_at < '2026-01-01'
group by f.reason
order by f.reason collate "C" nulls last;
