select extract(hour from v.started_at + interval '5 hours 30 minutes')::bigint as "visit.started.hour_of_day", count(*) as visits
from visits v
where v.device = 'tablet'
  and v.started_at + interval '5 hours 30 minutes' >= timestamp '2025-01-01'
  and v.started_at + interval '5 hours 30 minutes' < timestamp '2025-07-01'
group by 1
order by 1;
