select (select count(*) filter (where status = 'cancelled')::double precision / count(*) from orders) as cancellation_rate,
       (select count(*) filter (where bounced)::double precision / count(*) from visits) as bounce_rate;
