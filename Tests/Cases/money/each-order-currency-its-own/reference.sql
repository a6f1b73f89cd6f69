with p as (
  select x.*,
         case when x.currency = 'EUR' then 1.0 else (select r.rate from fx_rates r where r.currency = x.currency and r.rate_date <= x.paid_on::date order by r.rate_date desc limit 1) end as own,
         (select r.rate from fx_rates r where r.currency = 'USD' and r.rate_date <= x.paid_on::date order by r.rate_date desc limit 1) as dollar
  from payouts x where x.paid_on >= '2024-01-01' and x.paid_on < '2024-07-01'
)
select currency as "payout.currency",
       round(sum(amount), case when currency = 'JPY' then 0 else 2 end) as payout_value,
       round(coalesce(sum(case when currency = 'USD' then fee else fee::numeric(40,25) * own / dollar end), 0), case when currency = 'JPY' then 0 else 2 end) as payout_fees
from p group by 1 order by currency collate "C";
