using Npgsql;
using ReliefApi.Application.Access;
using ReliefApi.Application.History;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Attainment;

/// <summary>A recompute of one project and year over the rows of another moment. It writes nothing.</summary>
internal sealed class PastFigures(NpgsqlDataSource source, StoredProfiles profiles, ICallContext call) : IPastFigures
{
    public async Task<IReadOnlyDictionary<Guid, IndicatorFigure>> ReadAsync(Guid projectId, string divisionCode, int fiscalYear, Moment at, CancellationToken ct)
    {
        await profiles.LoadAsync(ct);
        Dictionary<Guid, IndicatorFigure> figures = [];
        await using var connection = await source.OpenConnectionAsync(ct);
        // One snapshot: a write in between must not show in one fact and not in the other.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await TellScopeAsync(connection, ct);
        if (await ReadYearAsync() is not { Profile: { } profile } year) return figures;
        var petitions = await ReadPetitionsAsync();
        await using var command = Command(FactQueries.OfIndicators(FactQueries.ByList, FactSource.Then));
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            if (row.GetInt32(2) != fiscalYear) continue;
            var (numerator, denominator, value) = IndicatorRow.Count(row, year, petitions);
            var score = ScoringEngine.ScoreRow(IndicatorRow.Read(row, value), profile);
            figures.Add(row.GetGuid(0), new(numerator, denominator, value, score.CompletionPercent, score.Score, score.Signals));
        }
        return figures;

        async Task<ProjectYear?> ReadYearAsync()
        {
            await using var facts = Command(FactQueries.OfProjects(FactQueries.ByList, FactSource.Then));
            await using var reader = await facts.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                if (reader.GetInt32(1) == fiscalYear) return ProjectYear.Read(reader, profiles.Find);
            return null;
        }

        async Task<decimal[]?> ReadPetitionsAsync()
        {
            await using var facts = Command(FactQueries.OfDivisions(FactSource.Then));
            await using var reader = await facts.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                if (reader.GetInt32(1) == fiscalYear) return [.. Facts.OfDivision.Select((_, i) => (decimal)reader.GetInt32(2 + i))];
            return null;
        }

        NpgsqlCommand Command(string sql)
        {
            var bound = new NpgsqlCommand(sql, connection, transaction);
            bound.Parameters.AddWithValue("projects", new[] { projectId });
            bound.Parameters.AddWithValue("divisions", new[] { divisionCode });
            bound.Parameters.AddWithValue("everywhere", false);
            bound.Parameters.AddWithValue("today", at.Today);
            bound.Parameters.AddWithValue("first_time_days", FundRules.Default("", 0).FirstTimeDays);
            FactSource.Bind(bound, projectId, divisionCode, at);
            return bound;
        }
    }

    private async Task TellScopeAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var tell = new NpgsqlCommand("set local jit = off", connection);
        RowScopeInterceptor.TellScope(tell, call.Scope);
        await tell.ExecuteNonQueryAsync(ct);
    }
}
