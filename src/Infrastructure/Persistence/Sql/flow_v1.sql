-- Frozen means frozen: from the moment an evaluation is frozen, nothing of it moves, whoever asks. Publishing adds what was published.
create function relief.refuse_frozen() returns trigger language plpgsql as $$
declare
    publishing constant text[] := array['status', 'published_at', 'publication', 'revision', 'known_since'];
begin
    if old.status = 'Frozen' and tg_op = 'UPDATE' then
        if new.status = 'Published' and to_jsonb(new) - publishing = to_jsonb(old) - publishing then return new; end if;
    end if;
    if old.status in ('Frozen', 'Published') then
        raise exception 'a frozen evaluation does not move' using errcode = 'restrict_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger refuse_frozen before update or delete on relief.evaluations for each row execute function relief.refuse_frozen();

-- Nor does anything that makes up its content come in later. The lock waits for a freeze that is under way.
create function relief.refuse_for_frozen() returns trigger language plpgsql as $$
declare
    now_is text;
begin
    select status into now_is from relief.evaluations where id = new.evaluation_id for share;
    if now_is in ('Frozen', 'Published') then
        raise exception 'a frozen evaluation takes nothing new' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger refuse_for_frozen before insert on relief.evaluation_drafts for each row execute function relief.refuse_for_frozen();
create trigger refuse_for_frozen before insert on relief.evaluation_overrides for each row execute function relief.refuse_for_frozen();

-- The windows that rule a division: its own, else those of the nearest division above. A county does not see the rows above it, so the
-- function widens what may be read for as long as it runs. Codes sort bytewise: the deepest of the three comes last.
create function relief.entry_windows_in_force(code text, year int) returns table (step text, division_code text, opens_on date, closes_on date) language plpgsql as $$
declare
    read_from constant text := coalesce(current_setting('app.read_from', true), '');
    read_to constant text := coalesce(current_setting('app.read_to', true), '');
begin
    perform set_config('app.read_from', '000000', true), set_config('app.read_to', '999999', true);
    return query select distinct on (w.step) w.step::text, w.division_code::text, w.opens_on, w.closes_on from relief.entry_windows w
        where w.division_code in (code, left(code, 4) || '00', left(code, 2) || '0000') and w.fiscal_year = year
        order by w.step, w.division_code desc;
    perform set_config('app.read_from', read_from, true), set_config('app.read_to', read_to, true);
end $$;
