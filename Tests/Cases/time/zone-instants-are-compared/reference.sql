select date_trunc('month', (placed_at at time zone 'UTC') at time zone 'America/New_York')::date,
       count(*) filter (where shipped_at >= placed_at + interval '30 hours'),
       count(*) filter (where (shipped_at at time zone 'UTC') at time zone 'America/New_York' < timestamp '2024-11-03 12:00:00')
from orders
where (placed_at at time zone 'UTC') at time zone 'America/New_York' >= '2024-10-01' and (placed_at at time zone 'UTC') at time zone 'America/New_York' < '2025-01-01'
group by 1 order by 1;
