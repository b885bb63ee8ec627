using System.Collections.Concurrent;
using Npgsql;
using ReliefApi.Application.Access;
using ReliefApi.Domain.Disclosure;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Indicators;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Disclosure;

/// <summary>The plans of one year: case figures by project, petition figures by division.</summary>
internal sealed record YearPlans(DisclosurePlan Projects, DisclosurePlan Divisions)
{
    public DisclosurePlan For(MeasureSource source) => source == MeasureSource.Petitions ? Divisions : Projects;
}

/// <summary>
/// What may be shown above the county, for the very rows that the transaction sees. A plan is kept as long as the feed's head: with no change
/// waiting for its number, equal heads mean equal rows.
/// </summary>
internal sealed class DisclosurePlans(InfrastructureOptions options)
{
    private static readonly IReadOnlyList<string> OfProject = Facts.OfProject, OfDivision = Facts.OfDivision;
    private readonly ConcurrentDictionary<int, (long Head, YearPlans Plans)> _kept = new();

    /// <summary>Whether figures are suppressed for this caller: a county sees its own.</summary>
    public static bool Apply(ICallContext call) => call.DivisionCode == DivisionCode.Nation || DivisionCode.LevelOf(call.DivisionCode) != DivisionLevel.County;

    /// <param name="connection">Inside a transaction that sees one state of all rows (repeatable read).</param>
    /// <param name="call">Whose scope the transaction gets back: a plan is made from everyone's rows.</param>
    /// <param name="year">The fiscal year.</param>
    /// <param name="ct">Stops between statements.</param>
    public async Task<YearPlans> ReadAsync(NpgsqlConnection connection, ICallContext call, int year, CancellationToken ct)
    {
        await RowScopeInterceptor.TellReadScopeAsync(connection, RowScope.OfJob(DivisionCode.Nation), ct);
        await using var state = new NpgsqlCommand("select case when exists (select from relief.feed_outbox) then -1 else (select last_seq from relief.feed_head) end", connection);
        var head = (long)(await state.ExecuteScalarAsync(ct))!;
        if (head < 0 || !_kept.TryGetValue(year, out var kept) || kept.Head != head)
        {
            kept = (head, new(new(await RowsAsync(connection, ProjectRows, year, OfProject.Count, ct), OfProject, options.SmallNumber),
                new(await RowsAsync(connection, DivisionRows, year, OfDivision.Count, ct), OfDivision, options.SmallNumber)));
            if (head >= 0) _kept[year] = kept;
        }
        await RowScopeInterceptor.TellReadScopeAsync(connection, call.Scope, ct);
        return kept.Plans;
    }

    /// <summary>
    /// Money without a person: a return from someone who counted in another year, or a payment that is not counted yet. Nobody knows how few
    /// they are, so they count as one.
    /// </summary>
    private static readonly string ProjectRows =
        // language=SQL
        $"""
        select project_id::text, division_code, {string.Join(", ", OfProject.Select(c => c != Facts.PersonsPaid ? $"coalesce(f.{c}, 0)::numeric" : """
               case when coalesce(f.persons_paid, 0) = 0 and (coalesce(f.paid_amount, 0) <> 0 or coalesce(b.disbursed, 0) <> 0 and exists (select from relief.relief_cases c where c.project_id = p.project_id))
               then 1 else coalesce(f.persons_paid, 0)::numeric end
               """))}
        from (select project_id, division_code from relief.project_facts where fiscal_year = @year union select project_id, division_code from relief.budget_balances where fiscal_year = @year) p
        left join (select * from relief.project_facts where fiscal_year = @year) f using (project_id, division_code)
        left join (select * from relief.budget_balances where fiscal_year = @year) b using (project_id, division_code)
        """;

    private static readonly string DivisionRows =
        $"select division_code, division_code, {string.Join(", ", OfDivision.Select(c => c + "::numeric"))} from relief.division_facts where fiscal_year = @year";

    private static async Task<List<CountedRow>> RowsAsync(NpgsqlConnection connection, string sql, int year, int facts, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("year", year);
        List<CountedRow> rows = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var counts = new decimal[facts];
            for (var i = 0; i < facts; i++) counts[i] = reader.GetDecimal(2 + i);
            rows.Add(new(reader.GetString(0), reader.GetString(1), counts));
        }
        return rows;
    }
}
