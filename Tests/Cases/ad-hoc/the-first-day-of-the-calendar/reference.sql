select date '0001-01-01' as first_day, 738885::bigint as days;
