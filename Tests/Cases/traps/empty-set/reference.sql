select 0.00 as gmv, null::double precision as cancellation_rate, null::double precision as take_rate, 0::bigint as units, 0.000 as weight_shipped;
