select count(distinct retailer_id) as buyers, count(distinct brand_id) as active_brands
from orders;
