select p.category as "product.category", sum(l.quantity) as units, sum(l.quantity)::float / sum(sum(l.quantity)) over () as share,
  stddev_samp(l.quantity)::float as spread, percentile_cont(0.5) within group (order by l.quantity) as middle
from order_lines l left join products p using (product_id) group by 1 order by 1 nulls last;
