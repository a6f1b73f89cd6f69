select device as "visit.device", count(*) as visits, count(*) filter (where pages >= 5) as long_visits
from visits
where not bounced
group by device
order by device collate "C" nulls last;
