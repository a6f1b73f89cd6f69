select currency as "payout.currency", method as "payout.method", sum(amount) as payout_value
from payouts
group by currency, method
order by currency collate "C" nulls last, method collate "C" nulls last;
