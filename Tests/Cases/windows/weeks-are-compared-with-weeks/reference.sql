with days as (select date_trunc('week', d)::date as week, d::date as d from generate_series(timestamp '2025-06-01', timestamp '2025-06-30', interval '1 day') d)
select week,
       (select count(*) from visits v join days on v.started_at::date = days.d where days.week = w.week) as visits,
       (select count(*) from visits v join days on v.started_at::date = days.d - 364 where days.week = w.week) as before
from (select distinct week from days) w
order by 1;
