select v.device as "visit.device",
       count(*) filter (where v.bounced)::double precision / count(*) as bounce_rate,
       count(*) as visits
from visits v
group by v.device
order by v.device collate "C" nulls last;
