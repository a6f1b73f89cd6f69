with l as (select date_trunc('quarter', o.placed_at)::date as quarter, s.kind, sum(l.quantity) as units
  from order_lines l join orders o using (order_id) left join seasons s on o.placed_at >= s.starts_on and (s.ends_before is null or o.placed_at < s.ends_before)
  where o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01' group by 1, 2)
select quarter, kind as "season.kind", units, units::float / sum(units) over (partition by quarter) as share from l order by 1, 2 nulls last;
