select date_trunc('year', o.placed_at)::date as year, o.currency as "order.currency",
       round(sum(case when o.currency = 'USD' then o.subtotal
                      when o.currency = 'EUR' then o.subtotal * t.rate
                      else o.subtotal::numeric(40,25) * t.rate / s.rate end), 2) as gmv,
       round(sum(case when o.currency = 'USD' then o.commission / 100.0
                      when o.currency = 'EUR' then o.commission / 100.0 * t.rate
                      when o.currency = 'JPY' then o.commission::numeric(40,25) * t.rate / s.rate
                      else (o.commission / 100.0)::numeric(40,25) * t.rate / s.rate end), 2) as commission
from orders o
left join budget_rates s on s.currency = o.currency and s.year = extract(year from o.placed_at)
left join budget_rates t on t.currency = 'USD' and t.year = extract(year from o.placed_at)
where o.status <> 'cancelled'
group by 1, o.currency order by 1, o.currency collate "C";
