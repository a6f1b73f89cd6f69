select b.country as "brand.country",
       round(sum((o.subtotal - o.commission::numeric / case when o.currency = 'JPY' then 1 else 100 end) * fx.target_rate / fx.own_rate), 2) as brand_proceeds
from orders o
left join brands b on b.brand_id = o.brand_id
cross join lateral (
  select case when o.currency in ('EUR', 'USD') then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         case when o.currency = 'USD' then 1
              else (select r.rate from fx_rates r
                    where r.currency = 'USD'
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as target_rate
) fx
where o.status <> 'cancelled' and o.placed_at >= '2025-06-01' and o.placed_at < '2025-07-01'
group by b.country
order by b.country collate "C" nulls last;
