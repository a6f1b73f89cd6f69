select date_trunc('year', placed_at)::date as year, count(distinct retailer_id) as buyers, count(distinct brand_id) as active_brands
from orders
group by 1
order by 1;
