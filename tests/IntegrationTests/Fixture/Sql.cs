using Npgsql;

namespace ReliefApi.IntegrationTests.Fixture;

internal static class Sql
{
    /// <summary>Runs the statement on a connection of its own and returns the first value, if there is one; of several statements, that of the first or the last.</summary>
    public static async Task<object?> RunAsync(string connectionString, string sql, bool last = false)
    {
        // Unpooled: a connection that stays open would hinder cloning and stopping.
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false;Command Timeout=0");
        await using var command = source.CreateCommand(sql);
        if (!last) return await command.ExecuteScalarAsync();
        await using var reader = await command.ExecuteReaderAsync();
        object? value = null;
        do
            if (await reader.ReadAsync()) value = reader.GetValue(0);
        while (await reader.NextResultAsync());
        return value;
    }
}
