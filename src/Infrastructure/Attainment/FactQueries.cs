using ReliefApi.Domain.Indicators;

namespace ReliefApi.Infrastructure.Attainment;

/// <summary>
/// The counting side of attainment: each formula as SQL over rows, set-wise. Every statement takes a scope predicate over project_id, which
/// is one of <see cref="ByRange"/> and <see cref="ByList"/>, and a source of rows, so a full and an incremental recompute and a look into
/// the past count in the same way.
/// </summary>
internal static class FactQueries
{
    /// <summary>A run of neighbouring projects: reads index ranges.</summary>
    public const string ByRange = "{0}project_id >= @first and {0}project_id <= @last";

    /// <summary>Named projects.</summary>
    public const string ByList = "{0}project_id = any(@projects)";

    /// <summary>
    /// Facts of each project and year, beside what is stored of them. A case counts in the year of its first payment; payments of later
    /// years make it count there as well and move their money. Terms count in the year in which they end, once they have ended.
    /// </summary>
    public static string OfProjects(string scope, FactSource from) =>
        // language=SQL
        $"""
        with cases as materialized (
            select id, project_id, status, person_key, paid_amount, payments, approved_amount, applied_on, decided_on, decide_due_on, pay_due_on, first_paid_on,
                   agreement_signed_on, relapsed_on, survey_invited, satisfaction
            from {from.Cases} c where {Of(scope)}
        ), paid_cases as (
            select project_id, date_part('year', first_paid_on)::int as fiscal_year, true as counted, person_key, paid_amount as amount, payments,
                   agreement_signed_on, relapsed_on, survey_invited, satisfaction
            from cases where first_paid_on is not null
            union all
            select c.project_id, p.fiscal_year, bool_or(p.amount > 0), c.person_key, sum(p.amount), count(*) filter (where p.amount > 0),
                   c.agreement_signed_on, c.relapsed_on, c.survey_invited, c.satisfaction
            from {from.Payments} p join {from.Cases} c on c.id = p.case_id where p.continues and {Of(scope, "p.")}
            group by c.id, c.project_id, c.person_key, c.agreement_signed_on, c.relapsed_on, c.survey_invited, c.satisfaction, p.fiscal_year
            union all
            select c.project_id, date_part('year', c.first_paid_on)::int, false, c.person_key, -sum(p.amount), -count(*) filter (where p.amount > 0), null, null, false, null
            from {from.Payments} p join {from.Cases} c on c.id = p.case_id where p.continues and {Of(scope, "p.")}
            group by c.id, c.project_id, c.first_paid_on, c.person_key
        ), paid as (
            select project_id, fiscal_year,
                   count(*) filter (where counted) as cases_paid,
                   count(distinct person_key) filter (where counted) as persons_paid,
                   sum(payments) as payments,
                   sum(amount) as paid_amount,
                   count(*) filter (where counted and agreement_signed_on is not null) as agreements_signed,
                   count(*) filter (where counted and agreement_signed_on is not null and (relapsed_on is null or relapsed_on > make_date(fiscal_year, 12, 31))) as stopped_petitioning,
                   count(*) filter (where counted and survey_invited) as invited,
                   count(*) filter (where counted and satisfaction is not null) as replied,
                   count(*) filter (where counted and satisfaction = 'Satisfied') as satisfied,
                   count(*) filter (where counted and satisfaction = 'BasicallySatisfied') as basically_satisfied
            from paid_cases group by project_id, fiscal_year
        ), steps as (
            select project_id, date_part('year', applied_on)::int as applied_year, date_part('year', decided_on)::int as decided_year,
                   date_part('year', decide_due_on)::int as decision_year, date_part('year', pay_due_on)::int as payment_year,
                   count(*) as cases,
                   count(*) filter (where approved_amount is not null) as approved,
                   count(*) filter (where decide_due_on <= @today and (status <> 'Withdrawn' or decided_on is not null)) as decisions_due,
                   count(*) filter (where decide_due_on <= @today and decided_on <= decide_due_on) as decided_in_time,
                   count(*) filter (where pay_due_on <= @today and (status <> 'Withdrawn' or first_paid_on is not null)) as payments_due,
                   count(*) filter (where pay_due_on <= @today and first_paid_on <= pay_due_on) as paid_in_time
            from cases where applied_on is not null group by 1, 2, 3, 4, 5
        ), stepped as (
            select project_id, fiscal_year, sum(applied) as applied, sum(approved) as approved, sum(decisions_due) as decisions_due,
                   sum(decided_in_time) as decided_in_time, sum(payments_due) as payments_due, sum(paid_in_time) as paid_in_time
            from (
                select project_id, applied_year as fiscal_year, cases as applied, 0 as approved, 0 as decisions_due, 0 as decided_in_time, 0 as payments_due, 0 as paid_in_time from steps
                union all select project_id, decided_year, 0, approved, 0, 0, 0, 0 from steps
                union all select project_id, decision_year, 0, 0, decisions_due, decided_in_time, 0, 0 from steps
                union all select project_id, payment_year, 0, 0, 0, 0, payments_due, paid_in_time from steps
            ) by_year where fiscal_year is not null group by project_id, fiscal_year
        ), years as (
            select project_id, fiscal_year from paid union select project_id, fiscal_year from stepped
            union select project_id, fiscal_year from {from.Goals} g where {Of(scope)}
            union select project_id, fiscal_year from {from.Balances} b where {Of(scope)}
            union select project_id, fiscal_year from {from.Stored} f where {Of(scope)}
        )
        select y.project_id, y.fiscal_year, p.division_code,
               coalesce(s.applied, 0)::numeric, coalesce(s.approved, 0)::numeric, coalesce(d.persons_paid, 0)::numeric, coalesce(d.cases_paid, 0)::numeric,
               coalesce(d.payments, 0)::numeric, coalesce(d.paid_amount, 0), coalesce(d.agreements_signed, 0)::numeric, coalesce(d.stopped_petitioning, 0)::numeric,
               coalesce(s.decisions_due, 0)::numeric, coalesce(s.decided_in_time, 0)::numeric, coalesce(s.payments_due, 0)::numeric, coalesce(s.paid_in_time, 0)::numeric,
               coalesce(d.invited, 0)::numeric, coalesce(d.replied, 0)::numeric, coalesce(d.satisfied, 0)::numeric, coalesce(d.basically_satisfied, 0)::numeric,
               coalesce(d.satisfied + d.basically_satisfied, 0)::numeric,
               (f.applied, f.approved, f.persons_paid, f.cases_paid, f.payments, f.paid_amount, f.agreements_signed, f.stopped_petitioning, f.decisions_due,
                f.decided_in_time, f.payments_due, f.paid_in_time, f.invited, f.replied, f.satisfied, f.basically_satisfied)
               is distinct from
               (coalesce(s.applied, 0), coalesce(s.approved, 0), coalesce(d.persons_paid, 0), coalesce(d.cases_paid, 0), coalesce(d.payments, 0), coalesce(d.paid_amount, 0),
                coalesce(d.agreements_signed, 0), coalesce(d.stopped_petitioning, 0), coalesce(s.decisions_due, 0), coalesce(s.decided_in_time, 0), coalesce(s.payments_due, 0),
                coalesce(s.paid_in_time, 0), coalesce(d.invited, 0), coalesce(d.replied, 0), coalesce(d.satisfied, 0), coalesce(d.basically_satisfied, 0)) as facts_changed,
               f.execution_score, f.total, f.grade, g.profile_code, g.profile_version,
               b.initial, b.adjustment, b.carry_over, b.other_funds, b.disbursed - b.returned
        from years y
        join (select id as project_id, division_code from {from.Projects} p where {OfProjectIds(scope)}) p on p.project_id = y.project_id
        left join paid d on d.project_id = y.project_id and d.fiscal_year = y.fiscal_year
        left join stepped s on s.project_id = y.project_id and s.fiscal_year = y.fiscal_year
        left join (select * from {from.Stored} f where {Of(scope)}) f on f.project_id = y.project_id and f.fiscal_year = y.fiscal_year
        left join (select * from {from.Goals} g where {Of(scope)}) g on g.project_id = y.project_id and g.fiscal_year = y.fiscal_year
        left join (select * from {from.Balances} b where {Of(scope)}) b on b.project_id = y.project_id and b.fiscal_year = y.fiscal_year
        order by y.project_id, y.fiscal_year
        """;

    /// <summary>What the engine needs of each indicator, beside the attainment that is stored of it, in no order: sorting would cost as much as reading.</summary>
    public static string OfIndicators(string scope, FactSource from) =>
        // language=SQL
        $"""
        select id, project_id, fiscal_year, kind, operator, target, target_upper, target_date, unit, weight, measure_code,
               recorded_value, recorded_date, recorded_tier, recorded_tier_score, recorded_reason is not null,
               actual_numerator, actual_denominator, actual_value, completion, score, score_flags, category, name
        from {from.Indicators} i where {Of(scope)}
        """;

    public static string WriteIndicators(string scope) =>
        // language=SQL
        $"""
        update relief.indicators i
        set actual_numerator = u.numerator, actual_denominator = u.denominator, actual_value = u.value, completion = u.completion, score = u.score, score_flags = u.flags
        from unnest(@ids::uuid[], @numerators::numeric[], @denominators::numeric[], @values::numeric[], @completions::numeric[], @scores::numeric[], @flags::int[])
             as u(id, numerator, denominator, value, completion, score, flags)
        where i.id = u.id and {Of(scope, "i.")}
        """;

    /// <summary>
    /// Petition facts of divisions. Deadlines count in the year in which they end, once they have ended. One scan, first by all years a
    /// petition can count in, so that the rest works on few rows.
    /// </summary>
    public static string OfDivisions(FactSource from) =>
        // language=SQL
        $"""
        with steps as (
            select p.division_code, date_part('year', p.registered_on)::int as registered_year, date_part('year', p.accept_due_on)::int as acceptance_year,
                   date_part('year', p.reply_due_on)::int as reply_year, date_part('year', p.concluded_on)::int as concluded_year,
                   count(*) as registered, count(*) filter (where p.matter_id <> p.id) as repeats,
                   count(*) filter (where p.accept_due_on <= @today) as acceptances_due, count(*) filter (where p.accept_due_on <= @today and p.decided_on <= p.accept_due_on) as accepted_in_time,
                   count(*) filter (where p.reply_due_on <= @today) as replies_due, count(*) filter (where p.reply_due_on <= @today and p.replied_on <= p.reply_due_on) as replied_in_time,
                   count(*) filter (where p.matter_id = p.id and p.concluded_on is not null) as first_time_concluded,
                   count(*) filter (where p.matter_id = p.id and p.concluded_on is not null
                       and (p.repeated_on is null or p.repeated_on > p.concluded_on + coalesce(r.first_time_days, @first_time_days))) as first_time_resolved,
                   count(*) filter (where p.leader_owned) as leader_owned, count(*) filter (where p.leader_owned and p.settled) as leader_owned_settled
            from {from.Petitions} p left join {from.FundRules} r on r.division_code = p.division_code and r.fiscal_year = date_part('year', p.concluded_on)
            where @everywhere or p.division_code = any(@divisions) group by 1, 2, 3, 4, 5
        ), by_year as (
            select division_code, registered_year as fiscal_year, registered, repeats, 0 as acceptances_due, 0 as accepted_in_time, 0 as replies_due, 0 as replied_in_time,
                   0 as first_time_concluded, 0 as first_time_resolved, leader_owned, leader_owned_settled from steps
            union all select division_code, acceptance_year, 0, 0, acceptances_due, accepted_in_time, 0, 0, 0, 0, 0, 0 from steps
            union all select division_code, reply_year, 0, 0, 0, 0, replies_due, replied_in_time, 0, 0, 0, 0 from steps
            union all select division_code, concluded_year, 0, 0, 0, 0, 0, 0, first_time_concluded, first_time_resolved, 0, 0 from steps
            union all select division_code, fiscal_year, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 from {from.StoredOfDivisions} f where division_code = any(@divisions)
        )
        select division_code, fiscal_year, sum(registered)::int, sum(repeats)::int, sum(acceptances_due)::int, sum(accepted_in_time)::int, sum(replies_due)::int, sum(replied_in_time)::int,
               sum(first_time_concluded)::int, sum(first_time_resolved)::int, sum(leader_owned)::int, sum(leader_owned_settled)::int
        from by_year where fiscal_year is not null group by division_code, fiscal_year
        """;

    /// <summary>Division facts as counted, written where they differ. Counting stands apart, because a query that writes is never run in parallel.</summary>
    public static readonly string WriteDivisions =
        // language=SQL
        $"""
        insert into relief.division_facts as f (division_code, fiscal_year, {string.Join(", ", Facts.OfDivision)}, computed_at)
        select *, @now from unnest(@codes::varchar[], @years::int[], {string.Join(", ", Facts.OfDivision.Select(c => $"@{c}::int[]"))})
        on conflict (division_code, fiscal_year) do update set {string.Join(", ", Facts.OfDivision.Select(c => $"{c} = excluded.{c}"))}, computed_at = excluded.computed_at
        where ({string.Join(", ", Facts.OfDivision.Select(c => "f." + c))}) is distinct from ({string.Join(", ", Facts.OfDivision.Select(c => "excluded." + c))})
        """;

    private static string OfProjectIds(string scope) => Of(scope).Replace("project_id", "id", StringComparison.Ordinal);

    private static string Of(string scope, string alias = "") => string.Format(System.Globalization.CultureInfo.InvariantCulture, scope, alias);
}
