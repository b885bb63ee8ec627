using Npgsql;

namespace ReliefApi.Infrastructure.Hosting;

/// <summary>
/// The two roles that log in. Neither is a superuser and neither bypasses row security, so that development and tests meet the same
/// refusals as production; docker/postgres/roles.sh makes the same two with passwords.
/// </summary>
public static class LoginRoles
{
    /// <summary>Owns the database and migrates it; may create roles, because the migrations create <c>relief_app</c>.</summary>
    public const string Owner = "relief_owner";

    /// <summary>What the API and the jobs log in as; may do nothing until the migrations make it a member of <c>relief_app</c>.</summary>
    public const string App = "relief_login";

    /// <summary>Creates the roles, or sets their attributes right.</summary>
    public static async Task EnsureAsync(string superuserConnectionString, CancellationToken cancellationToken)
    {
        // language=SQL
        const string sql = """
            DO $$ BEGIN
              IF to_regrole('relief_owner') IS NULL THEN CREATE ROLE relief_owner; END IF;
              IF to_regrole('relief_login') IS NULL THEN CREATE ROLE relief_login; END IF;
            END $$;
            ALTER ROLE relief_owner LOGIN CREATEROLE NOSUPERUSER NOCREATEDB NOREPLICATION NOBYPASSRLS;
            ALTER ROLE relief_login LOGIN NOCREATEROLE NOSUPERUSER NOCREATEDB NOREPLICATION NOBYPASSRLS;
            """;
        await using var superuser = NpgsqlDataSource.Create(superuserConnectionString);
        await using var command = superuser.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
