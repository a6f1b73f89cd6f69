-- Moving every value by the same number moves no distance from the mean, so the number is left out here.
with v as (
  select device, pages::numeric as x,
         avg(pages::numeric) over (partition by device) as mean,
         count(*) over (partition by device) as n
  from visits
  where started_at >= '2025-01-01' and started_at < '2026-01-01'
)
select device as "visit.device",
       (sum((x - mean) * (x - mean)) / nullif(max(n) - 1, 0))::double precision as pages_variance,
       sqrt(sum((x - mean) * (x - mean)) / nullif(max(n) - 1, 0))::double precision as pages_deviation
from v
group by device
order by device collate "C" nulls last;
