select date_trunc('year', started_at)::date as year,
       sum(case when bounced then 1 else 0 end)::double precision / count(*) as bounce_rate
from visits
group by 1
order by 1;
