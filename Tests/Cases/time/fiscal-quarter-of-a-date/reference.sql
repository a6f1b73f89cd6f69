select date_trunc('quarter', delivered_on)::date,
       (date_trunc('year', delivered_on - interval '3 months') + interval '3 months')::date, count(*)
from orders group by 1, 2 order by 1 nulls last, 2 nulls last;
