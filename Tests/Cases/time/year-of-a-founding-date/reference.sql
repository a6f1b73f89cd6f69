select date_trunc('year', founded_on)::date as year, count(name) as founded_brands
from brands
group by 1
order by 1 nulls last;
