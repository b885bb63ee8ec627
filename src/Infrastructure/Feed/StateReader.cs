using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Feed;
using ReliefApi.Domain.Divisions;
using ReliefApi.Infrastructure.Disclosure;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Feed;

/// <summary>A context of its own, because the caller's may be in a transaction that sees each statement's own moment.</summary>
internal sealed class StateReader(IServiceScopeFactory scopes, DisclosurePlans plans, ICallContext call, IWireJson json) : IStateReader
{
    private const int Chunk = 500;

    private sealed record Key(FeedKind Kind, string DivisionCode, Guid? Id, int? FiscalYear);

    public async Task<States> ReadAsync(string divisionCode, int? fiscalYear, bool asSeenAbove, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var reading = scope.ServiceProvider.GetRequiredService<CallContext>();
        reading.BeJob(call.Actor, divisionCode);
        var db = scope.ServiceProvider.GetRequiredService<ReliefDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await RowScopeInterceptor.TellReadScopeAsync(connection, RowScope.OfJob(DivisionCode.Nation), ct);
        var (stream, head) = await FeedReader.HeadAsync(connection, ct);
        await RowScopeInterceptor.TellReadScopeAsync(connection, reading.Scope, ct);

        var keys = await KeysAsync(connection, fiscalYear, ct);
        Dictionary<int, YearPlans> byYear = [];
        if (asSeenAbove || DisclosurePlans.Apply(call))
            foreach (var year in keys.Select(k => k.FiscalYear).OfType<int>().Distinct()) byYear[year] = await plans.ReadAsync(connection, reading, year, ct);
        List<FeedState> rows = [];
        foreach (var chunk in keys.Chunk(Chunk))
        {
            var states = new FeedStates(db, byYear, json);
            await states.LoadAsync([.. chunk.Select(k => (k.Kind, k.DivisionCode, k.Id, k.FiscalYear))], ct);
            rows.AddRange(chunk.Select(k => states.Describe(new FeedState { Kind = k.Kind, DivisionCode = k.DivisionCode, Id = k.Id, FiscalYear = k.FiscalYear, Deleted = false })));
        }
        return new(stream, head, rows);
    }

    private static async Task<List<Key>> KeysAsync(NpgsqlConnection connection, int? year, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            // language=SQL
            """
            select kind, division_code, id, fiscal_year from (
                select 'Division' as kind, division_code, null::uuid as id, null::int as fiscal_year from relief.divisions
                union all select 'Department', division_code, id, null from relief.departments
                union all select 'Project', division_code, id, null from relief.projects
                union all select 'Budget', division_code, project_id, fiscal_year from relief.budget_balances
                union all select 'Performance', division_code, project_id, fiscal_year from (select division_code, project_id, fiscal_year from relief.project_facts
                    union select division_code, project_id, fiscal_year from relief.performance_goals) performed
                union all select 'Petitions', division_code, null, fiscal_year from relief.division_facts
                union all select 'Evaluation', division_code, id, fiscal_year from relief.evaluations
            ) told
            where @year::int is null or fiscal_year is null or fiscal_year = @year
            order by fiscal_year nulls first, division_code, kind, id
            """, connection);
        command.Parameters.AddWithValue("year", NpgsqlTypes.NpgsqlDbType.Integer, (object?)year ?? DBNull.Value);
        List<Key> keys = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            keys.Add(new(Enum.Parse<FeedKind>(reader.GetString(0)), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetGuid(2), reader.IsDBNull(3) ? null : reader.GetInt32(3)));
        return keys;
    }
}
