-- The application works as relief_app, which owns nothing and cannot step around row-level security.
do $$
begin
    if not exists (select from pg_roles where rolname = 'relief_app') then
        create role relief_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
    end if;
end $$;
