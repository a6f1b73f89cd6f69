select category as "product.category", sum(round(weight, 1)) as tenths, sum(floor(weight)) as down, sum(ceil(weight)) as up
from products
group by category
order by category collate "C" nulls last;
