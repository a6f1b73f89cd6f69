select date_trunc('year', paid_on)::date as year, method as "payout.method", sum(fee) as payout_fees
from payouts
group by 1, method
order by 1, method collate "C" nulls last;
