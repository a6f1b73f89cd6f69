with p as (
  select x.*, case when x.currency = 'EUR' then 1.0 else (
    select r.rate from fx_rates r where r.currency = x.currency and r.rate_date <= x.launched_on and r.rate_date >= x.launched_on - 7
    order by r.rate_date desc limit 1) end as rate
  from products x
)
select category as "product.category",
       round(avg(list_price::numeric(40,25) / rate), 2) as mean_price,
       count(*) as products,
       count(list_price) filter (where rate is null) as mean_price__unconverted_rows
from p group by 1 order by category collate "C" nulls last;
