with m as (select snapshot_on as month, sum(on_hand) as n from inventory group by 1)
select m.month, coalesce(p.n, 0) as opening, m.n as closing, m.n - coalesce(p.n, 0) as movement
from m left join m p on p.month = (m.month - interval '1 month')::date
where m.month >= '2024-01-01' and m.month < '2024-04-01'
order by 1;
