select (select max(date_trunc('week', make_date(y, 2, 1) + 3)::date) from generate_series(2010, 2030) y where date_trunc('week', make_date(y, 2, 1) + 3)::date <= founded_on) as "brand.founded.retail_year", count(*) as brands
from brands where founded_on >= '2015-01-01' group by 1 order by 1;
