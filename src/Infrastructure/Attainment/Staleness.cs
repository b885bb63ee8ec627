using Npgsql;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Attainment;

internal sealed class Staleness(NpgsqlDataSource source, ICallContext call) : IStaleness
{
    public async Task<bool> IsStaleAsync(Guid projectId, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            // language=SQL
            """
            select exists (select from relief.stale_marks where project_id = @project)
                or exists (select from relief.stale_marks m join relief.projects p on p.division_code = m.division_code where m.project_id is null and p.id = @project)
            """);
        command.Parameters.AddWithValue("project", projectId);
        RowScopeInterceptor.TellScope(command, call.Scope);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetBoolean(0);
    }
}
