with rows as (
select b.country, round(sum(o.subtotal::numeric(38,20) * fx.target_rate / fx.own_rate), 2) as gmv, 0 as level
from orders o join brands b using (brand_id)
cross join lateral (
  select case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx
where o.status <> 'cancelled' and o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01'
group by 1
union all
select null, round(sum(o.subtotal::numeric(38,20) * fx.target_rate / fx.own_rate), 2), 1
from orders o join brands b using (brand_id)
cross join lateral (
  select case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx
where o.status <> 'cancelled' and o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01'
),
buyers as (
select b.country, count(distinct retailer_id) as n, 0 as level from orders o join brands b using (brand_id)
where o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01' group by 1
union all
select null, count(distinct retailer_id), 1 from orders o where o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01'
)
select r.country, r.gmv, n as buyers, r.level as total_level
from rows r join buyers on buyers.level = r.level and buyers.country is not distinct from r.country
order by r.level, r.country;
