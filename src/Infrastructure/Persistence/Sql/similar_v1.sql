-- What other counties reached in a measure: one median for each measure and the number of counties behind it, nothing for fewer than
-- five. The settings open row scope inside this function only; out of it come sums over counties, never a row.
create function relief.similar_actuals(own text, from_code text, to_code text, year int, measures text[])
returns table (measure_code text, median numeric, counties int)
language sql stable
set app.read_from = '000000'
set app.read_to = '999999'
as $$
    select c.measure_code, percentile_disc(0.5) within group (order by c.ratio), count(*)::int
    from (
        select i.measure_code, i.division_code, sum(i.actual_numerator) / sum(i.actual_denominator) as ratio
        from relief.indicators i
        where i.measure_code = any (measures) and i.fiscal_year = year and i.division_code between from_code and to_code and i.division_code <> own
          and i.actual_numerator is not null and i.actual_denominator > 0
        group by i.measure_code, i.division_code
    ) c
    group by c.measure_code
    having count(*) >= 5
$$;
