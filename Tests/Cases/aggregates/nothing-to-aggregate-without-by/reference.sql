select 0::bigint as orders, 0.00::numeric as gmv, 0::bigint as units,
       null::numeric as average_order_value, null::numeric as largest_order, null::double precision as shipping_days;
