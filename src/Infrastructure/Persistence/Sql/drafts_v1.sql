-- Drafts written before versions were kept hold nothing that they could be made from again. They go, and their runs count as cancelled,
-- so that the next year-end run writes them anew.
do $$
begin
    perform set_config('app.read_from', '000000', true), set_config('app.read_to', '999999', true),
            set_config('app.write_from', '000000', true), set_config('app.write_to', '999999', true);
    if exists (select from pg_trigger where tgrelid = 'relief.evaluation_drafts'::regclass and tgname = 'insert_only') then
        alter table relief.evaluation_drafts disable trigger insert_only;
        delete from relief.evaluation_drafts;
        alter table relief.evaluation_drafts enable trigger insert_only;
    end if;
    update relief.operations set status = 'Cancelled', stage = 'cancelled', revision = revision + 1 where kind = 'YearEnd' and status <> 'Cancelled';
    perform set_config('app.read_from', '', true), set_config('app.read_to', '', true), set_config('app.write_from', '', true), set_config('app.write_to', '', true);
end $$;
