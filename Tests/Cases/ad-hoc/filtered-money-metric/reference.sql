select b.country as "brand.country",
       round(sum(o.subtotal / fx.own_rate), 2) as gmv,
       round(coalesce(sum(case when o.channel = 'app' then o.subtotal / fx.own_rate end), 0), 2) as by_app
from orders o
left join brands b on b.brand_id = o.brand_id
cross join lateral (
  select case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx
where o.status <> 'cancelled' and o.placed_at >= '2024-06-01' and o.placed_at < '2024-07-01'
group by b.country
order by b.country collate "C" nulls last;
