select date_trunc('quarter', launched_on)::date as quarter, count(*) as products
from products
where launched_on >= '2023-01-01' and launched_on < '2025-01-01'
group by 1
order by 1;
