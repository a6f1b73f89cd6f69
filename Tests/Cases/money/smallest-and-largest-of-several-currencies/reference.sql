select b.country as "brand.country",
       round(max(o.subtotal * fx.target_rate / fx.own_rate), 2) as largest_order,
       round(min(o.subtotal * fx.target_rate / fx.own_rate), 2) as smallest_order
from orders o
left join brands b on b.brand_id = o.brand_id
cross join lateral (
  select case when o.currency in ('EUR', 'GBP') then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         case when o.currency = 'GBP' then 1
              else (select r.rate from fx_rates r
                    where r.currency = 'GBP'
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as target_rate
) fx
where o.placed_at >= '2025-01-01' and o.placed_at < '2025-04-01'
group by b.country
order by b.country collate "C" nulls last;
