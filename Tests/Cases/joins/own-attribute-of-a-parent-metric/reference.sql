select country as "retailer.country", tier as "retailer.tier", count(*) as retailers
from retailers
where country in ('DE', 'FR', 'GB', 'US')
group by country, tier
order by country collate "C" nulls last, tier collate "C" nulls last;
