-- Row-level security: the database's half of row scope. Runs after every migration; safe to run again.
-- app.read_from/to and app.write_from/to are set inside each transaction; unset, nothing is visible and nothing can be written.
do $$
declare
    t record;
    -- No sub-select around the settings: the planner looks at their values and so knows how many rows a scope holds. Unset or
    -- empty is null, which no code reaches.
    reads constant text := $q$division_code >= nullif(current_setting('app.read_from', true), '') and division_code <= current_setting('app.read_to', true)$q$;
    writes constant text := $q$division_code >= nullif(current_setting('app.write_from', true), '') and division_code <= current_setting('app.write_to', true)$q$;
begin
    grant usage on schema relief to relief_app;
    grant select, insert, update, delete on all tables in schema relief to relief_app;
    grant usage on all sequences in schema relief to relief_app;
    revoke all on relief.__ef_migrations_history from relief_app;
    -- Rules are read by everyone; a version is only ever added, by whoever may write where it applies.
    for t in select unnest(array['scoring_profiles', 'indicator_taxonomies', 'report_templates']) as name
    loop
        execute format('revoke update, delete, truncate on relief.%I from relief_app', t.name);
        execute format('alter table relief.%I enable row level security', t.name);
        execute format('drop policy if exists rule_select on relief.%I', t.name);
        execute format('drop policy if exists rule_insert on relief.%I', t.name);
        execute format('create policy rule_select on relief.%I for select using (true)', t.name);
        execute format('create policy rule_insert on relief.%I for insert with check (%s)', t.name, replace(writes, 'division_code', 'applies_to'));
    end loop;

    for t in
        select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'relief'::regnamespace and c.relkind = 'r' and a.attname = 'division_code' and not a.attisdropped
    loop
        execute format('alter table relief.%I enable row level security, force row level security', t.name);
        execute format('drop policy if exists scope_select on relief.%I', t.name);
        execute format('drop policy if exists scope_insert on relief.%I', t.name);
        execute format('drop policy if exists scope_update on relief.%I', t.name);
        execute format('drop policy if exists scope_delete on relief.%I', t.name);
        execute format('create policy scope_select on relief.%I for select using (%s)', t.name, reads);
        execute format('create policy scope_insert on relief.%I for insert with check (%s)', t.name, writes);
        execute format('create policy scope_update on relief.%I for update using (%s) with check (%s)', t.name, writes, writes);
        -- DELETE is ruled by USING alone.
        execute format('create policy scope_delete on relief.%I for delete using (%s)', t.name, writes);
    end loop;

    -- What is only ever added to.
    for t in select unnest(array['budget_entries', 'payments', 'relief_case_transitions', 'petition_transitions', 'actual_values', 'audit_entries', 'evaluation_drafts', 'finding_waivers', 'feed_entries', 'row_versions']) as name
    loop
        execute format('revoke update, delete, truncate on relief.%I from relief_app', t.name);
        execute format('drop trigger if exists insert_only on relief.%I', t.name);
        execute format('create trigger insert_only before update or delete on relief.%I for each statement execute function relief.refuse_change()', t.name);
    end loop;
end $$;
