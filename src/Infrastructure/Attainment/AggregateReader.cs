using System.Globalization;
using Npgsql;
using ReliefApi.Application.Access;
using ReliefApi.Application.Aggregates;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Indicators;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Attainment;

/// <summary>Adds up facts by group in SQL; what a measure makes of the sums is said once, by <see cref="Measure"/>.</summary>
internal sealed class AggregateReader(NpgsqlDataSource source, ICallContext call) : IAggregateReader
{
    private sealed record Group(string? DivisionCode, Guid? DepartmentId);

    public async Task<AggregatesDto> ReadAsync(GetAggregates query, IReadOnlyList<Measure> measures, CancellationToken ct)
    {
        List<AggregateDto> items = [];
        foreach (var bySource in measures.GroupBy(m => m.Source))
        {
            // With a category each measure counts its own projects; without one, one statement serves them all.
            foreach (var together in query.Category is null ? [bySource.ToList()] : bySource.Select(m => new List<Measure> { m }))
                items.AddRange(await AddUpAsync(query, bySource.Key, together, ct));
        }
        return new AggregatesDto
        {
            FiscalYear = query.FiscalYear,
            DivisionCode = query.DivisionCode,
            Coverage = await CoverageAsync(query, ct),
            Items = [.. items.OrderBy(i => i.DivisionCode, StringComparer.Ordinal).ThenBy(i => i.DepartmentId).ThenBy(i => i.Measure, StringComparer.Ordinal)],
        };
    }

    private async Task<List<AggregateDto>> AddUpAsync(GetAggregates query, MeasureSource from, List<Measure> measures, CancellationToken ct)
    {
        var facts = measures.SelectMany(m => new[] { m.Numerator, m.Denominator }).OfType<string>().Distinct().ToList();
        var rows = from switch
        {
            MeasureSource.Petitions => "relief.division_facts f",
            MeasureSource.Budget => "(select b.*, initial + adjustment + carry_over + other_funds as full_year, disbursed - returned as executed from relief.budget_balances b) f join relief.projects p on p.id = f.project_id",
            _ => "relief.project_facts f join relief.projects p on p.id = f.project_id",
        };
        await using var command = source.CreateCommand(
            // language=SQL
            $"""
            select {DivisionOf(query)} as division, {(query.By?.Raw == "department" ? "p.department_id" : "null::uuid")} as department, count(*)::int, {string.Join(", ", facts.Select(f => $"sum(f.{f})::numeric"))}
            from {rows}
            where f.fiscal_year = @year and f.division_code between @from and @to
              {(query.DepartmentId is null ? "" : "and p.department_id = @department")}
              {(query.Category is null ? "" : "and exists (select from relief.indicators i where i.project_id = f.project_id and i.fiscal_year = f.fiscal_year and i.category = @category and i.measure_code = @measure)")}
            group by 1, 2
            """);
        Bind(command, query);
        if (query.DepartmentId is { } department) command.Parameters.AddWithValue("department", department);
        if (query.Category is { } category)
        {
            command.Parameters.AddWithValue("category", category);
            command.Parameters.AddWithValue("measure", measures[0].Code);
        }
        await using var reader = await ExecuteAsync(command, ct);
        List<AggregateDto> items = [];
        while (await reader.ReadAsync(ct))
        {
            var group = new Group(reader.IsDBNull(0) ? null : reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetGuid(1));
            foreach (var measure in measures)
            {
                var numerator = reader.GetDecimal(3 + facts.IndexOf(measure.Numerator));
                var denominator = measure.Denominator is { } under ? reader.GetDecimal(3 + facts.IndexOf(under)) : (decimal?)null;
                items.Add(new AggregateDto
                {
                    DivisionCode = group.DivisionCode,
                    DepartmentId = group.DepartmentId,
                    Measure = measure.Code,
                    Kind = measure.Kind,
                    Unit = measure.Unit,
                    Numerator = Text(numerator),
                    Denominator = denominator is { } d ? Text(d) : null,
                    Value = measure.ValueOf(numerator, denominator) is { } value ? Text(value) : null,
                    Sources = reader.GetInt32(2),
                });
            }
        }
        return items;
    }

    private async Task<CoverageDto> CoverageAsync(GetAggregates query, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            // language=SQL
            """
            select d.division_code, (select min(f.computed_at) from relief.project_facts f where f.division_code = d.division_code and f.fiscal_year = @year)
            from relief.divisions d
            where d.level = 'County' and d.division_code between @from and @to
              and d.valid_from <= make_date(@year, 12, 31) and (d.valid_to is null or d.valid_to >= make_date(@year, 12, 31))
            order by d.division_code
            """);
        Bind(command, query);
        await using var reader = await ExecuteAsync(command, ct);
        var (expected, missing, oldest) = (0, new List<string>(), (DateTimeOffset?)null);
        while (await reader.ReadAsync(ct))
        {
            expected++;
            if (reader.IsDBNull(1)) missing.Add(reader.GetString(0));
            else if (reader.GetFieldValue<DateTimeOffset>(1) is var asOf && (oldest is null || asOf < oldest)) oldest = asOf;
        }
        return new CoverageDto { Expected = expected, Reported = expected - missing.Count, Missing = missing, OldestAsOf = oldest };
    }

    /// <summary>The child of the root that a row belongs to. Counties directly under a province (XX90ZZ) are children themselves.</summary>
    private static string DivisionOf(GetAggregates query) => query.By?.Raw != "division" ? "null::text"
        : query.DivisionCode == DivisionCode.Nation ? "left(f.division_code, 2) || '0000'"
        : DivisionCode.LevelOf(query.DivisionCode) == DivisionLevel.Province ? "case when substr(f.division_code, 3, 2) = '90' then f.division_code else left(f.division_code, 4) || '00' end"
        : "f.division_code";

    private static void Bind(NpgsqlCommand command, GetAggregates query)
    {
        var range = DivisionRange.Subtree(query.DivisionCode);
        command.Parameters.AddWithValue("year", query.FiscalYear);
        command.Parameters.AddWithValue("from", range.From);
        command.Parameters.AddWithValue("to", range.To);
    }

    private async Task<NpgsqlDataReader> ExecuteAsync(NpgsqlCommand command, CancellationToken ct)
    {
        RowScopeInterceptor.TellScope(command, call.Scope);
        var reader = await command.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        return reader;
    }

    private static string Text(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}
