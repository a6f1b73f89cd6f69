select extract(hour from v.started_at at time zone 'UTC' at time zone 'America/New_York')::int as hour_of_day, avg(pages)::float as pages_per_visit, count(*) as visits
from visits v where exists (select 1 from orders o where o.retailer_id = v.retailer_id and o.placed_at >= v.started_at and o.placed_at < v.started_at + interval '1 day')
group by 1 order by 1;
