-- The tables as they were. Each function answers the rows of one table as known at an instant and, with a day, without what happened
-- after that day. They give the rowtype of their table, so whatever reads the table reads the past by naming another source. Columns
-- that were added since are as they are today; sealed columns are the row's own.

-- Of a case, what lies after the day: dates with what was decided on them, the state, and money. Nothing when nothing does. The account
-- belongs to a payment, so before the first there is none.
create function relief.case_after(c relief.relief_cases, day date, known timestamptz) returns jsonb language sql stable as $$
    select case when c.first_paid_on is null or c.first_paid_on > day then '{"sealed_bank_account": null}' else '{}' end::jsonb || case when day is null then '{}' else
        case when c.applied_on > day then '{"applied_on": null, "applied_by": null, "decide_due_on": null}' else '{}' end::jsonb
        || case when c.decided_on > day then '{"decided_on": null, "approved_by": null, "approved_amount": null, "budget_year": null, "pay_due_on": null}' else '{}' end::jsonb
        || case when c.noticed_on > day then '{"noticed_on": null}' else '{}' end::jsonb
        || case when c.agreement_signed_on > day then '{"agreement_signed_on": null, "agreement_witness": null}' else '{}' end::jsonb
        || case when c.followed_up_on > day then '{"followed_up_on": null, "survey_invited": false, "satisfaction": null}' else '{}' end::jsonb
        || case when c.relapsed_on > day then '{"relapsed_on": null}' else '{}' end::jsonb
        || case when c.closed_on > day then '{"closed_on": null}' else '{}' end::jsonb
        || case when c.first_paid_on > day then '{"first_paid_on": null}' else '{}' end::jsonb
        || coalesce((
            select jsonb_build_object('paid_amount', coalesce(sum(p.amount) filter (where p.paid_on <= day), 0), 'payments', count(*) filter (where p.amount > 0 and p.paid_on <= day))
            from relief.payments p where p.case_id = c.id and p.recorded_at <= known having bool_or(p.paid_on > day)), '{}')
        || coalesce((
            select jsonb_build_object('status', s.steps[1], 'suspended_from', case when s.steps[1] = 'Suspended' then s.steps[2] end, 'last_step_on', s.last_on)
            from (select array_agg(t."to" order by t.id desc) filter (where t.occurred_on <= day) as steps, max(t.occurred_on) filter (where t.occurred_on <= day) as last_on
                  from relief.relief_case_transitions t where t.case_id = c.id and t.recorded_at <= known having bool_or(t.occurred_on > day)) s
            where s.steps is not null), '{}')
    end
$$;

create function relief.relief_cases_then(known timestamptz, day date, project uuid) returns setof relief.relief_cases language sql stable as $$
    select past.*
    from relief.relief_cases c
    left join lateral (select v.content from relief.row_versions v where v.source = 'relief_cases' and v.row_key = c.id::text and v.known_to > known order by v.known_to, v.id limit 1) v on true
    cross join lateral jsonb_populate_record(c, v.content) as version
    cross join lateral jsonb_populate_record(version, relief.case_after(version, day, known)) as past
    where c.known_since <= known and (project is null or c.project_id = project)
      and (day is null or not exists (select from relief.relief_case_transitions t where t.case_id = c.id having min(t.occurred_on) > day))
$$;

-- A term that was extended later is still the term: an extension is asked for before it ends, so no count of terms ended differs.
create function relief.petition_after(p relief.petitions, day date, known timestamptz) returns jsonb language sql stable as $$
    select case when day is not null then
        case when p.transferred_on > day then '{"transferred_on": null, "first_handler_id": null}' else '{}' end::jsonb
        || case when p.decided_on > day then '{"decided_on": null, "reply_due_on": null}' else '{}' end::jsonb
        || case when p.replied_on > day then '{"replied_on": null}' else '{}' end::jsonb
        || case when p.concluded_on > day then '{"concluded_on": null, "settled": false}' else '{}' end::jsonb
        || case when p.repeated_on > day then '{"repeated_on": null}' else '{}' end::jsonb
        || coalesce((
            select jsonb_build_object('status', s.steps[1])
            from (select array_agg(t."to" order by t.id desc) filter (where t.occurred_on <= day) as steps
                  from relief.petition_transitions t where t.petition_id = p.id and t.recorded_at <= known having bool_or(t.occurred_on > day)) s
            where s.steps is not null), '{}')
    end
$$;

create function relief.petitions_then(known timestamptz, day date, division varchar) returns setof relief.petitions language sql stable as $$
    select past.*
    from relief.petitions p
    left join lateral (select v.content from relief.row_versions v where v.source = 'petitions' and v.row_key = p.id::text and v.known_to > known order by v.known_to, v.id limit 1) v on true
    cross join lateral jsonb_populate_record(p, v.content) as version
    cross join lateral jsonb_populate_record(version, relief.petition_after(version, day, known)) as past
    where p.known_since <= known and p.division_code = division and (day is null or p.registered_on <= day)
$$;

-- Goals and rules are what was decided: they have no day of their own.
create function relief.performance_goals_then(known timestamptz, project uuid) returns setof relief.performance_goals language sql stable as $$
    select version.*
    from relief.performance_goals g
    left join lateral (select v.content from relief.row_versions v where v.source = 'performance_goals' and v.row_key = g.id::text and v.known_to > known order by v.known_to, v.id limit 1) v on true
    cross join lateral jsonb_populate_record(g, v.content) as version
    where g.known_since <= known and g.project_id = project
$$;

create function relief.fund_rules_then(known timestamptz, division varchar) returns setof relief.fund_rules language sql stable as $$
    select version.*
    from relief.fund_rules r
    left join lateral (select v.content from relief.row_versions v where v.source = 'fund_rules' and v.row_key = r.division_code || ':' || r.fiscal_year and v.known_to > known order by v.known_to, v.id limit 1) v on true
    cross join lateral jsonb_populate_record(r, v.content) as version
    where r.known_since <= known and r.division_code = division
$$;

-- Indicators of a draft may have been dropped since. With a day, the latest actual that describes a day up to it counts.
create function relief.indicators_then(known timestamptz, day date, project uuid) returns setof relief.indicators language sql stable as $$
    select past.*
    from (
        select i as live, v.content
        from relief.indicators i
        left join lateral (select v.content from relief.row_versions v where v.source = 'indicators' and v.row_key = i.id::text and v.known_to > known order by v.known_to, v.id limit 1) v on true
        where i.known_since <= known and i.project_id = project
        union all
        select null, v.content
        from (select distinct on (v.row_key) v.row_key, v.content from relief.row_versions v
              where v.source = 'indicators' and v.project_id = project and v.known_to > known order by v.row_key, v.known_to, v.id) v
        where not exists (select from relief.indicators i where i.id::text = v.row_key) and (v.content ->> 'known_since')::timestamptz <= known
    ) i
    cross join lateral jsonb_populate_record(i.live, i.content) as version
    cross join lateral jsonb_populate_record(version, case when day is not null then (
        select jsonb_build_object('recorded_value', a.value, 'recorded_date', a.date, 'recorded_tier', a.tier, 'recorded_tier_score', a.tier_score, 'recorded_reason', a.reason)
        from (select bool_or(a.as_of > day) as later from relief.actual_values a where a.indicator_id = version.id and a.recorded_at <= known) seen
        left join lateral (select * from relief.actual_values a where a.indicator_id = version.id and a.recorded_at <= known and a.as_of <= day order by a.id desc limit 1) a on true
        where seen.later) end) as past
$$;

-- Sums of the ledger as of then; the trigger that keeps the balances of today adds up the same kinds.
create function relief.budget_balances_then(known timestamptz, day date, project uuid) returns setof relief.budget_balances language sql stable as $$
    select balance.*
    from (select jsonb_build_object('project_id', e.project_id, 'fiscal_year', e.fiscal_year, 'division_code', min(e.division_code),
                     'initial', coalesce(sum(e.amount) filter (where e.kind = 'Initial'), 0),
                     'adjustment', coalesce(sum(e.amount) filter (where e.kind = 'Adjustment'), 0),
                     'carry_over', coalesce(sum(e.amount) filter (where e.kind = 'CarryOver'), 0),
                     'other_funds', coalesce(sum(e.amount) filter (where e.kind = 'OtherFunds'), 0),
                     'arrived', coalesce(sum(e.amount) filter (where e.kind = 'Arrival'), 0),
                     'disbursed', coalesce(sum(e.amount) filter (where e.kind = 'Disbursement'), 0),
                     'returned', coalesce(sum(e.amount) filter (where e.kind = 'Return'), 0)) as sums
          from relief.budget_entries e
          where e.project_id = project and e.recorded_at <= known and (day is null or e.occurred_on <= day)
          group by e.project_id, e.fiscal_year) s
    cross join lateral jsonb_populate_record(null::relief.budget_balances, s.sums) as balance
$$;

-- An evaluation is an act of the office: what was true of it on a day is what stood there at the day's end.
create function relief.evaluations_then(known timestamptz) returns setof relief.evaluations language sql stable as $$
    select version.*
    from relief.evaluations e
    left join lateral (select v.content from relief.row_versions v where v.source = 'evaluations' and v.row_key = e.id::text and v.known_to > known order by v.known_to, v.id limit 1) v on true
    cross join lateral jsonb_populate_record(e, v.content) as version
    where e.known_since <= known
$$;
