select date_trunc('quarter', snapshot_on)::date as "stock.snapshot.quarter", avg(on_hand)::double precision as average_on_hand, max(on_hand)::bigint as most_on_hand
from inventory
group by 1
order by 1;
