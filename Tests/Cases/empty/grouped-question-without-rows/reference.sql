select null::text as "brand.country", null::numeric as gmv, null::bigint as orders, null::double precision as cancellation_rate
where false;
