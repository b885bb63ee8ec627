-- What was known before: each row that people edit in place leaves the version that an edit replaces or removes. The version in force
-- stays where it is, so an insert costs nothing. Two times are kept apart: when we knew (here) and when it happened (dates in the rows).

-- The instant of a write by the application's clock, so that versions and the recorded_at of insert-only rows share one clock.
create function relief.instant() returns timestamptz language sql volatile as $$
    select clock_timestamp() + coalesce(nullif(current_setting('app.clock_ahead', true), '')::interval, interval '0')
$$;

create table relief.row_versions (
    id bigint generated always as identity primary key,
    division_code varchar(6) collate "C" not null,
    source varchar(40) not null,        -- the table
    content jsonb not null,                 -- without sealed columns
    row_key varchar(64) collate "C" not null generated always as (coalesce(content ->> 'id', (content ->> 'division_code') || ':' || (content ->> 'fiscal_year'))) stored,
    project_id uuid generated always as ((content ->> 'project_id')::uuid) stored,
    known_to timestamptz not null default relief.instant(),
    replaced_by text default nullif(current_setting('app.actor', true), '')     -- who wrote what came after; null: outside the application
);
-- The version of one row at an instant.
create index ix_row_versions_row on relief.row_versions (source, row_key, known_to);
-- Rows of a project that are no longer there.
create index ix_row_versions_project on relief.row_versions (project_id, source) where project_id is not null;

-- Personal data stay where they are sealed: a copy could not be shredded with its key, and is bound to its column in any case.
create function relief.unsealed(content jsonb) returns jsonb language sql immutable as $$
    select jsonb_object_agg(key, value) from jsonb_each(content) where key not like 'sealed\_%'
$$;

-- Only an edit is a version: what derives figures leaves the revision as it is.
create function relief.keep_replaced() returns trigger language plpgsql as $$
begin
    insert into relief.row_versions (division_code, source, content)
    select b.division_code, tg_table_name, relief.unsealed(to_jsonb(b)) from before b join touched t using (id) where t.revision <> b.revision;
    return null;
end $$;

create function relief.keep_replaced_rules() returns trigger language plpgsql as $$
begin
    insert into relief.row_versions (division_code, source, content)
    select b.division_code, tg_table_name, to_jsonb(b) from before b join touched t using (division_code, fiscal_year) where t.revision <> b.revision;
    return null;
end $$;

create function relief.keep_removed() returns trigger language plpgsql as $$
begin
    insert into relief.row_versions (division_code, source, content) select b.division_code, tg_table_name, relief.unsealed(to_jsonb(b)) from before b;
    return null;
end $$;

-- Stale marks and versions of indicators together: the recompute writes many, and they are told apart from edits once.
create or replace function relief.mark_changed_indicator_stale() returns trigger language plpgsql as $$
begin
    with changed as materialized (
        select b.division_code, b.project_id, to_jsonb(b) as content from before b join touched t using (id) where t.revision <> b.revision
    ), marked as (
        insert into relief.stale_marks (division_code, project_id) select distinct division_code, project_id from changed
    )
    insert into relief.row_versions (division_code, source, content) select division_code, tg_table_name, content from changed;
    return null;
end $$;

do $$
declare
    t text;
begin
    foreach t in array array['relief_cases', 'petitions', 'performance_goals', 'indicators', 'fund_rules', 'evaluations']
    loop
        -- Rows from before versions were kept are taken to have been known always: no one can say otherwise.
        execute format('alter table relief.%I add column known_since timestamptz not null default ''-infinity''', t);
        execute format('alter table relief.%I alter column known_since set default relief.instant()', t);
        execute format('create trigger keep_removed after delete on relief.%I referencing old table as before for each statement execute function relief.keep_removed()', t);
        if t <> 'indicators' then
            execute format('create trigger keep_replaced after update on relief.%I referencing old table as before new table as touched for each statement execute function relief.%I()',
                           t, case t when 'fund_rules' then 'keep_replaced_rules' else 'keep_replaced' end);
        end if;
    end loop;
end $$;
