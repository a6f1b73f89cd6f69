select tier as "retailer.tier", count(*) as retailers
from retailers
where tier in ('silver', 'bronze')
group by tier
order by tier collate "C" nulls last;
