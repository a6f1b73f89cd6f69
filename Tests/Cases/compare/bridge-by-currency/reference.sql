with o as (
  select o.*, b.country, case when o.currency = 'EUR' then 1 else (
    select r.rate from fx_rates r where r.currency = o.currency
      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date order by r.rate_date desc limit 1) end as rate,
    date_trunc('month', placed_at) as month, case when status <> 'cancelled' then subtotal end as value
  from orders o join brands b using (brand_id)),
mean as (select currency, date_trunc('month', rate_date) as month, sum(rate) / count(*) as rate from fx_rates group by 1, 2),
now as (
  select o.country, o.currency, count(*) as n, sum(value::numeric(40,25) / o.rate) as reported,
         sum(value::numeric(40,25) / coalesce(m.rate, 1)) as moved
  from o left join mean m on m.currency = o.currency and m.month = o.month - interval '1 year'
  where placed_at >= '2025-01-01' and placed_at < '2025-04-01' group by 1, 2),
prior as (
  select o.country, o.currency, count(*) as n, sum(value::numeric(40,25) / o.rate) as reported,
         sum(value::numeric(40,25) / coalesce(m.rate, 1)) as moved
  from o left join mean m on m.currency = o.currency and m.month = o.month + interval '1 year'
  where placed_at >= '2024-01-01' and placed_at < '2024-04-01' group by 1, 2),
parts as (
  select coalesce(now.country, prior.country) as country, coalesce(now.reported, 0) as r1, coalesce(prior.reported, 0) as r0,
         coalesce(now.moved, 0) as c1, coalesce(prior.moved, 0) as c0, coalesce(now.n, 0) as n1, coalesce(prior.n, 0) as n0
  from now full join prior on now.country = prior.country and now.currency = prior.currency),
effects as (
  select country, r1, r0, case when n0 = 0 then c1 else trunc(r0, 8) * n1 / n0 end - r0 as volume,
         c1 - case when n0 = 0 then c1 else trunc(r0, 8) * n1 / n0 end as price, r1 - c1 as rates
  from parts),
sums as (
  select country, sum(r1) as gmv, sum(r0) as prior, sum(volume) as volume, sum(price) as price, sum(rates) as rates
  from effects group by 1)
select date '2025-01-01' as quarter, country, round(gmv, 2) as gmv, round(prior, 2) as gmv__prior, round(gmv - prior, 2) as gmv__change,
       gmv::float8 / nullif(prior, 0)::float8 - 1 as gmv__growth, round(volume, 2) as gmv__volume, round(price, 2) as gmv__price,
       round(rates, 2) as gmv__rates_effect,
       round(volume, 2) + round(price, 2) + round(rates, 2) - round(gmv - prior, 2) as gmv__footing_difference
from sums order by 2;
