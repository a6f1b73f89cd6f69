with v as (
  select device, pages::double precision as x,
         avg(pages::double precision) over (partition by device) as mean,
         count(*) over (partition by device) as n
  from visits
  where started_at >= '2025-01-01' and started_at < '2026-01-01'
)
select device as "visit.device",
       sum((x - mean) * (x - mean)) / nullif(max(n) - 1, 0) as pages_variance
from v
group by device
order by device collate "C" nulls last;
