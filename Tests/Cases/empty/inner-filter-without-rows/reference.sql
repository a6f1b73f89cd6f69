select count(*) as orders, 0::bigint as none_counted, null::numeric as none_averaged, null::date as none_latest
from orders
where currency = 'SEK';
