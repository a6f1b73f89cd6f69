select 0.00 as net_revenue, null::double precision as refund_rate, 0::bigint as refunds, 0::bigint as visits, null::double precision as bounce_rate;
