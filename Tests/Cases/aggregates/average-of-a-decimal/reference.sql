select category as "brand.category", avg(commission_rate)::double precision as average_commission_rate, count(*) as brands
from brands
group by category
order by category collate "C" nulls last;
