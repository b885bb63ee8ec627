-- Insert-only tables refuse changes from everyone, their owner included.
create function relief.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are only added', tg_table_name using errcode = 'restrict_violation';
end $$;

-- The sums of the ledger follow each insert, one upsert a statement, so a balance cannot differ from its entries.
create function relief.add_to_balance() returns trigger language plpgsql as $$
begin
    insert into relief.budget_balances as b (project_id, fiscal_year, division_code, initial, adjustment, carry_over, other_funds, arrived, disbursed, returned)
    select project_id, fiscal_year, min(division_code),
           coalesce(sum(amount) filter (where kind = 'Initial'), 0),
           coalesce(sum(amount) filter (where kind = 'Adjustment'), 0),
           coalesce(sum(amount) filter (where kind = 'CarryOver'), 0),
           coalesce(sum(amount) filter (where kind = 'OtherFunds'), 0),
           coalesce(sum(amount) filter (where kind = 'Arrival'), 0),
           coalesce(sum(amount) filter (where kind = 'Disbursement'), 0),
           coalesce(sum(amount) filter (where kind = 'Return'), 0)
    from added group by project_id, fiscal_year order by project_id, fiscal_year
    on conflict (project_id, fiscal_year) do update set
        initial = b.initial + excluded.initial, adjustment = b.adjustment + excluded.adjustment, carry_over = b.carry_over + excluded.carry_over,
        other_funds = b.other_funds + excluded.other_funds, arrived = b.arrived + excluded.arrived, disbursed = b.disbursed + excluded.disbursed,
        returned = b.returned + excluded.returned;
    return null;
end $$;

create trigger add_to_balance after insert on relief.budget_entries referencing new table as added
    for each statement execute function relief.add_to_balance();

-- Stale marks are only added here and only removed by the recompute that has read what they stand for. No key and no conflict:
-- writers never wait for each other, and a mark committed late is simply worked off later.
create table relief.stale_marks (
    id bigint generated always as identity primary key,
    division_code varchar(6) collate "C" not null,
    project_id uuid,          -- null: the figures of the division's petitions
    marked_at timestamptz not null default clock_timestamp()
);
create index ix_stale_marks_project on relief.stale_marks (project_id) where project_id is not null;

create function relief.mark_project_stale() returns trigger language plpgsql as $$
begin
    insert into relief.stale_marks (division_code, project_id) select distinct division_code, project_id from touched;
    return null;
end $$;

create function relief.mark_division_stale() returns trigger language plpgsql as $$
begin
    insert into relief.stale_marks (division_code) select distinct division_code from touched;
    return null;
end $$;

create trigger mark_stale_insert after insert on relief.relief_cases referencing new table as touched for each statement execute function relief.mark_project_stale();
create trigger mark_stale_update after update on relief.relief_cases referencing new table as touched for each statement execute function relief.mark_project_stale();
create trigger mark_stale_delete after delete on relief.relief_cases referencing old table as touched for each statement execute function relief.mark_project_stale();
create trigger mark_stale_insert after insert on relief.payments referencing new table as touched for each statement execute function relief.mark_project_stale();
create trigger mark_stale_insert after insert on relief.budget_entries referencing new table as touched for each statement execute function relief.mark_project_stale();
create trigger mark_stale_insert after insert on relief.performance_goals referencing new table as touched for each statement execute function relief.mark_project_stale();
create trigger mark_stale_update after update on relief.performance_goals referencing new table as touched for each statement execute function relief.mark_project_stale();
create trigger mark_stale_insert after insert on relief.indicators referencing new table as touched for each statement execute function relief.mark_project_stale();
create trigger mark_stale_delete after delete on relief.indicators referencing old table as touched for each statement execute function relief.mark_project_stale();
create trigger mark_stale_insert after insert on relief.petitions referencing new table as touched for each statement execute function relief.mark_division_stale();
create trigger mark_stale_update after update on relief.petitions referencing new table as touched for each statement execute function relief.mark_division_stale();
create trigger mark_stale_insert after insert on relief.fund_rules referencing new table as touched for each statement execute function relief.mark_division_stale();
create trigger mark_stale_update after update on relief.fund_rules referencing new table as touched for each statement execute function relief.mark_division_stale();

-- Of an indicator, what people decide or record makes the project stale; what the recompute writes does not.
create function relief.mark_changed_indicator_stale() returns trigger language plpgsql as $$
begin
    insert into relief.stale_marks (division_code, project_id)
    select distinct t.division_code, t.project_id from touched t join before b using (id) where t.revision <> b.revision;
    return null;
end $$;
create trigger mark_stale_update after update on relief.indicators referencing old table as before new table as touched for each statement execute function relief.mark_changed_indicator_stale();

-- Rows that a recompute rewrites leave room on their page for the new version.
alter table relief.indicators set (fillfactor = 50);
alter table relief.project_facts set (fillfactor = 50);
alter table relief.year_end_items set (fillfactor = 70);

-- Keys of a division and year, wrapped by the key that lives outside the database.
create table relief.data_keys (
    id integer generated always as identity primary key,
    division_code varchar(6) collate "C" not null,
    fiscal_year integer not null,
    wrapped_key bytea not null,
    master_key_id varchar(40) not null,
    created_at timestamptz not null default clock_timestamp(),
    unique (division_code, fiscal_year)
);

-- Heads of the audit chains: the row that writers of one division lock in turn.
create table relief.audit_heads (division_code varchar(6) collate "C" primary key);
