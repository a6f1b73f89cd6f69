select date_trunc('week', started_at)::date as week, count(*) as visits
from visits
where started_at >= '2025-05-07' and started_at < '2025-05-28'
group by 1
order by 1;
