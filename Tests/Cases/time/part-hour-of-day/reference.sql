select extract(hour from started_at)::bigint as "visit.started.hour_of_day", count(*) as visits,
       avg(case when bounced then 1.0 else 0.0 end)::double precision as bounce_rate
from visits
group by 1
order by 1;
