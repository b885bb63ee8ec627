-- The change feed. Triggers note in the writer's own transaction what changed; the notes have no number. Numbers are given later, under
-- the lock on the one row of feed_head, to notes whose transaction has committed: so numbers appear in order and without a gap, and a
-- slow transaction is numbered late instead of being skipped.
create table relief.feed_outbox (
    id bigint generated always as identity primary key,
    transaction_id xid8 not null default pg_current_xact_id(),
    division_code varchar(6) collate "C" not null,
    kind varchar(40) not null,
    subject_id uuid,          -- null: the division itself, or its figures
    fiscal_year integer       -- null: not a matter of one year
);

create table relief.feed_head (
    one boolean primary key default true check (one),
    division_code varchar(6) collate "C" not null default '000000', -- only who works for the whole country gives numbers
    last_seq bigint not null default 0
);
insert into relief.feed_head default values;

create table relief.feed_entries (
    seq bigint primary key,
    division_code varchar(6) collate "C" not null,
    kind varchar(40) not null,
    subject_id uuid,
    fiscal_year integer,
    recorded_at timestamptz not null
);

-- Which course of events the numbers belong to. A database that was restored, promoted or copied goes on from an earlier number with
-- other changes; whoever followed the one must not go on in the other.
create function relief.feed_stream() returns text language sql stable as $$
    select md5(concat_ws('/', (pg_control_system()).system_identifier, (pg_control_checkpoint()).timeline_id, (select oid from pg_database where datname = current_database())))
$$;

-- One note for each thing that a statement touched. The argument is the kind.
create function relief.feed_division() returns trigger language plpgsql as $$
begin
    insert into relief.feed_outbox (division_code, kind) select distinct division_code, tg_argv[0] from touched;
    return null;
end $$;

create function relief.feed_division_year() returns trigger language plpgsql as $$
begin
    insert into relief.feed_outbox (division_code, kind, fiscal_year) select distinct division_code, tg_argv[0], fiscal_year from touched;
    return null;
end $$;

create function relief.feed_subject() returns trigger language plpgsql as $$
begin
    insert into relief.feed_outbox (division_code, kind, subject_id) select division_code, tg_argv[0], id from touched;
    return null;
end $$;

create function relief.feed_subject_of_year() returns trigger language plpgsql as $$
begin
    insert into relief.feed_outbox (division_code, kind, subject_id, fiscal_year) select division_code, tg_argv[0], id, fiscal_year from touched;
    return null;
end $$;

create function relief.feed_project_year() returns trigger language plpgsql as $$
begin
    insert into relief.feed_outbox (division_code, kind, subject_id, fiscal_year) select distinct division_code, tg_argv[0], project_id, fiscal_year from touched;
    return null;
end $$;

do $$
declare
    t record;
    e record;
begin
    for t in select * from (values
        ('divisions', 'feed_division', 'Division'),
        ('departments', 'feed_subject', 'Department'),
        ('projects', 'feed_subject', 'Project'),
        ('budget_balances', 'feed_project_year', 'Budget'),
        ('performance_goals', 'feed_project_year', 'Performance'),
        ('indicators', 'feed_project_year', 'Performance'),
        ('project_facts', 'feed_project_year', 'Performance'),
        ('division_facts', 'feed_division_year', 'Petitions'),
        ('evaluations', 'feed_subject_of_year', 'Evaluation')) as fed (name, maker, kind)
    loop
        for e in select * from (values ('insert', 'new'), ('update', 'new'), ('delete', 'old')) as events (name, rows)
        loop
            execute format('create trigger feed_%s after %s on relief.%I referencing %s table as touched for each statement execute function relief.%I(%L)',
                e.name, e.name, t.name, e.rows, t.maker, t.kind);
        end loop;
    end loop;
end $$;

-- What was there before the feed. The owner sees rows as everyone does: by the scope of the transaction.
select set_config('app.read_from', '000000', true), set_config('app.read_to', '999999', true);
insert into relief.feed_outbox (division_code, kind) select division_code, 'Division' from relief.divisions;
insert into relief.feed_outbox (division_code, kind, subject_id) select division_code, 'Department', id from relief.departments;
insert into relief.feed_outbox (division_code, kind, subject_id) select division_code, 'Project', id from relief.projects;
insert into relief.feed_outbox (division_code, kind, subject_id, fiscal_year) select division_code, 'Budget', project_id, fiscal_year from relief.budget_balances;
insert into relief.feed_outbox (division_code, kind, subject_id, fiscal_year)
    select division_code, 'Performance', project_id, fiscal_year from relief.project_facts union select division_code, 'Performance', project_id, fiscal_year from relief.performance_goals;
insert into relief.feed_outbox (division_code, kind, fiscal_year) select division_code, 'Petitions', fiscal_year from relief.division_facts;
insert into relief.feed_outbox (division_code, kind, subject_id, fiscal_year) select division_code, 'Evaluation', id, fiscal_year from relief.evaluations;
