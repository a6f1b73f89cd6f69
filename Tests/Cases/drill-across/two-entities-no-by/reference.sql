select
  (select round(sum(o.subtotal * fx.target_rate / fx.own_rate), 2)
   from orders o
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
   where o.status <> 'cancelled' and o.placed_at >= '2024-01-01' and o.placed_at < '2024-04-01') as gmv,
  (select round(sum(f.amount * fx.target_rate / fx.own_rate), 2)
   from refunds f
   cross join lateral (
     select case when f.currency in ('EUR', 'USD') then 1
                 else (select r.rate from fx_rates r
                       where r.currency = f.currency
                         and r.rate_date between f.refunded_at::date - 7 and f.refunded_at::date
                       order by r.rate_date desc limit 1)
            end as own_rate,
            case when f.currency = 'USD' then 1
                 else (select r.rate from fx_rates r
                       where r.currency = 'USD'
                         and r.rate_date between f.refunded_at::date - 7 and f.refunded_at::date
                       order by r.rate_date desc limit 1)
            end as target_rate
   ) fx
   where f.refunded_at >= '2024-01-01' and f.refunded_at < '2024-04-01') as refunds_value;
