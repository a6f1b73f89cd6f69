select distinct country as "retailer.country", tier as "retailer.tier" from retailers where tier = 'gold'
order by 1 nulls last, 2;
