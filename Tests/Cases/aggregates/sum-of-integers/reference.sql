with l as (
  select case when quantity < 5 then 'small' when quantity < 20 then 'medium' else 'large' end as band, quantity, returned
  from order_lines
)
select l.band as "order_line.quantity_band",
       sum(l.quantity)::bigint as units
from l
group by l.band
order by l.band collate "C" nulls last;
