select order_id as "order.id",
       stddev_samp(quantity)::double precision as quantity_stddev,
       var_samp(quantity)::double precision as quantity_variance,
       count(*) as lines
from order_lines
where order_id between 1 and 6
group by order_id
order by order_id;
