select extract(quarter from refunded_at)::bigint as "refund.refunded.quarter_of_year", count(*) as refunds
from refunds
group by 1
order by 1;
