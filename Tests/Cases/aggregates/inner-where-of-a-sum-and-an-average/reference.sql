with l as (
  select case when quantity < 5 then 'small' when quantity < 20 then 'medium' else 'large' end as band, quantity, returned
  from order_lines
)
select l.band as "order_line.quantity_band",
       sum(l.quantity)::bigint as units,
       coalesce(sum(case when l.returned then l.quantity end), 0)::bigint as returned_units_here,
       avg(case when not l.returned then l.quantity end)::double precision as kept_average
from l
group by l.band
order by l.band collate "C" nulls last;
