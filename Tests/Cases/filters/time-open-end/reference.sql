select date_trunc('month', refunded_at)::date as month, count(*) as refunds
from refunds
where refunded_at >= '2025-10-01'
group by 1
order by 1;
