using Npgsql;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Access;

/// <summary>The database's half of row scope, asked of the database itself: for every table there is, without a list of them.</summary>
public sealed class RowSecurityTests(ReliefHost host)
{
    // language=SQL
    private const string Tables = """
        select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relowner,
               exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'division_code' and not a.attisdropped) as of_divisions
        from pg_class c where c.relnamespace = 'relief'::regnamespace and c.relkind in ('r', 'p')
        """;

    private string App => host.Database.App + ";Options=-c role=relief_app";

    [Fact]
    public async Task Every_table_of_divisions_has_forced_row_security_with_one_policy_for_each_command() =>
        (await NamesAsync($"""
            select t.relname from ({Tables}) t where t.of_divisions and not (t.relrowsecurity and t.relforcerowsecurity
                and (select array_agg(p.polcmd::text order by p.polcmd::text) from pg_policy p where p.polrelid = t.oid and p.polpermissive) = array['a', 'd', 'r', 'w']
                and not exists (select from pg_policy p where p.polrelid = t.oid and p.polroles <> array[0::oid]))
            """, $"select t.relname from ({Tables}) t where t.of_divisions")).ShouldBeEmpty();

    [Fact]
    public async Task A_table_that_belongs_to_no_division_is_not_changed_by_the_application_and_added_to_under_a_policy_only() =>
        (await NamesAsync($"""
            select t.relname from ({Tables}) t where not t.of_divisions and (has_table_privilege('relief_app', t.oid, 'update, delete, truncate')
                or has_table_privilege('relief_app', t.oid, 'insert') and not (t.relrowsecurity and exists (select from pg_policy p where p.polrelid = t.oid and p.polcmd = 'a')))
            """,
            $"select t.relname from ({Tables}) t where not t.of_divisions")).ShouldBeEmpty();

    [Fact]
    public async Task The_application_role_owns_nothing_and_steps_around_nothing()
    {
        (await NamesAsync("select relname from pg_class where relowner = 'relief_app'::regrole union all select proname from pg_proc where proowner = 'relief_app'::regrole union all select nspname from pg_namespace where nspowner = 'relief_app'::regrole",
            "select rolname from pg_roles where rolname = 'relief_app'")).ShouldBeEmpty();
        (await Sql.RunAsync(App, "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user")).ShouldBe(false);
        (await NamesAsync("select r.rolname from pg_roles r where r.rolname <> 'relief_app' and pg_has_role('relief_app', r.oid, 'member')", "select 'relief_app'")).ShouldBeEmpty();
        (await NamesAsync("select v.relname from pg_class v where v.relnamespace = 'relief'::regnamespace and v.relkind in ('v', 'm') and not coalesce(v.reloptions @> array['security_invoker=true'], false)", "select 'any view'"))
            .ShouldBeEmpty("a view without security_invoker reads as its owner");
    }

    [Fact]
    public async Task What_is_only_added_to_cannot_be_changed_by_the_application_nor_by_its_owner()
    {
        const string insertOnly = "select g.tgrelid::regclass::text from pg_trigger g where g.tgname = 'insert_only'";
        (await NamesAsync($"{insertOnly} and has_table_privilege('relief_app', g.tgrelid, 'update, delete, truncate')", insertOnly)).ShouldBeEmpty();

        var division = await SeededDivision.CreateAsync(host, host.NextCounty());
        foreach (var table in await NamesAsync(insertOnly, insertOnly))
            foreach (var change in (string[])["update {0} set division_code = division_code", "delete from {0}"])
            {
                var refused = await Should.ThrowAsync<PostgresException>(() => Sql.RunAsync(host.Database.Owner, Scope(division.Code, division.Code) + string.Format(null, change, table)), table);
                refused.SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation, table);
            }
    }

    [Fact]
    public async Task Without_a_scope_no_row_is_seen_and_none_can_be_added()
    {
        var division = await SeededDivision.CreateAsync(host, host.NextCounty());
        foreach (var table in await DivisionTablesAsync())
        {
            foreach (var scope in (string[])["", Scope("", ""), Scope("", "999999")])
                (await Sql.RunAsync(App, $"{scope} select count(*) from relief.{table}", last: true)).ShouldBe(0L, table);
            var refused = await Should.ThrowAsync<PostgresException>(() => Sql.RunAsync(App, $"insert into relief.{table} (division_code) values ('{division.Code}')"), table);
            refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table);
        }
    }

    [Fact]
    public async Task Whoever_only_reads_a_county_neither_changes_nor_deletes_nor_adds_its_rows()
    {
        var division = await SeededDivision.CreateAsync(host, host.NextCounty());
        var before = await division.DigestAsync();
        var seen = 0L;
        foreach (var table in await DivisionTablesAsync())
        {
            var scope = Scope(division.Code, "");
            seen += (long)(await Sql.RunAsync(App, $"{scope} select count(*) from relief.{table}", last: true))!;
            foreach (var change in (string[])[$"delete from relief.{table}", $"update relief.{table} set division_code = division_code", $"insert into relief.{table} select * from relief.{table}"])
            {
                try
                {
                    await Sql.RunAsync(App, scope + change);
                }
                catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege || change.StartsWith("insert", StringComparison.Ordinal) && e.SqlState is "428C9")
                {
                    // Refused outright: an insert by the policy (or an identity column), an insert-only table by its grants.
                }
            }
        }
        (await division.DigestAsync()).ShouldBe(before);
        seen.ShouldBeGreaterThan(10, "the rows are there and readable");
    }

    private static string Scope(string read, string write) => read.Length == 0 && write == "999999"
        ? "select set_config('app.read_from', '', false), set_config('app.read_to', '999999', false), set_config('app.write_from', '', false), set_config('app.write_to', '999999', false);"
        : $"select set_config('app.read_from', '{read}', false), set_config('app.read_to', '{read}', false), set_config('app.write_from', '{write}', false), set_config('app.write_to', '{write}', false);";

    private Task<List<string>> DivisionTablesAsync() => NamesAsync($"select t.relname from ({Tables}) t where t.of_divisions", $"select t.relname from ({Tables}) t where t.of_divisions");

    /// <summary>What the query finds; the other query shows that there was something to look at.</summary>
    private async Task<List<string>> NamesAsync(string query, string subjects)
    {
        await using var source = NpgsqlDataSource.Create(host.Database.Owner + ";Pooling=false");
        (await ReadAsync(subjects)).ShouldNotBeEmpty();
        return await ReadAsync(query);

        async Task<List<string>> ReadAsync(string sql)
        {
            await using var command = source.CreateCommand(sql);
            await using var reader = await command.ExecuteReaderAsync();
            List<string> names = [];
            while (await reader.ReadAsync()) names.Add(reader.GetString(0));
            return names;
        }
    }
}
