using Npgsql;

namespace ReliefApi.IntegrationTests.Fixture;

public sealed class PostgresFixtureTests(ReliefHost host)
{
    [Fact]
    public async Task The_template_is_prepared_once_and_its_clones_do_not_see_each_other()
    {
        var preparations = 0;
        await using var fixture = new PostgresFixture(async owner =>
        {
            preparations++;
            await Sql.RunAsync(owner, "CREATE SCHEMA apart CREATE TABLE apart.entry (id int)");
        });
        await fixture.InitializeAsync();
        await using var one = await fixture.CreateDatabaseAsync("clone");
        await using var other = await fixture.CreateDatabaseAsync("clone");

        await Sql.RunAsync(one.Owner, "INSERT INTO apart.entry VALUES (1)");

        (await Sql.RunAsync(one.Owner, "SELECT count(*) FROM apart.entry")).ShouldBe(1L);
        (await Sql.RunAsync(other.Owner, "SELECT count(*) FROM apart.entry")).ShouldBe(0L);
        preparations.ShouldBe(1);
    }

    [Fact]
    public async Task Neither_login_role_is_a_superuser_or_bypasses_row_security()
    {
        await using var database = await host.Postgres.CreateDatabaseAsync("roles");

        foreach (var connectionString in (string[])[database.Owner, database.App])
            (await Sql.RunAsync(
                connectionString,
                "SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolreplication FROM pg_roles WHERE rolname = current_user"))
                .ShouldBe(false);
    }

    [Fact]
    public async Task The_owner_can_create_the_application_role_and_make_the_login_a_member()
    {
        await using var database = await host.Postgres.CreateDatabaseAsync("roles");

        // The transaction keeps the role away from the other databases of this server.
        (await Sql.RunAsync(
            database.Owner,
            """
            BEGIN;
            CREATE ROLE member_test NOLOGIN;
            GRANT member_test TO relief_login;
            SELECT pg_has_role('relief_login', 'member_test', 'USAGE');
            ROLLBACK;
            """)).ShouldBe(true);
    }

    [Theory]
    [InlineData("SELECT * FROM apart.entry")]
    [InlineData("CREATE TABLE apart.own (id int)")]
    [InlineData("CREATE TABLE public.own (id int)")]
    [InlineData("CREATE SCHEMA own")]
    [InlineData("CREATE ROLE own")]
    [InlineData("SET ROLE relief_owner")]
    public async Task The_application_login_has_no_rights_of_its_own(string sql)
    {
        await using var database = await host.Postgres.CreateDatabaseAsync("powerless");
        await Sql.RunAsync(database.Owner, "CREATE SCHEMA apart CREATE TABLE apart.entry (id int)");

        var refusal = await Should.ThrowAsync<PostgresException>(() => Sql.RunAsync(database.App, sql));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }
}
