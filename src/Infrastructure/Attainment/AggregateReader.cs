using System.Data;
using System.Globalization;
using Npgsql;
using ReliefApi.Application.Access;
using ReliefApi.Application.Aggregates;
using ReliefApi.Domain.Disclosure;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Indicators;
using ReliefApi.Infrastructure.Disclosure;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Attainment;

/// <summary>
/// Adds up facts by group in SQL; what a measure makes of the sums is said once, by <see cref="Measure"/>, and what may be shown of them
/// by the plan of the year. One transaction, so that sums and plan see the same rows.
/// </summary>
internal sealed class AggregateReader(NpgsqlDataSource source, DisclosurePlans plans, ICallContext call) : IAggregateReader
{
    private readonly record struct Group(string? DivisionCode, Guid? DepartmentId, string? Category);

    public async Task<AggregatesDto> ReadAsync(GetAggregates query, IReadOnlyList<Measure> measures, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using (var tell = new NpgsqlCommand("", connection))
        {
            RowScopeInterceptor.TellReadScope(tell, call.Scope);
            await tell.ExecuteNonQueryAsync(ct);
        }
        var plan = DisclosurePlans.Apply(call) ? await plans.ReadAsync(connection, call, query.FiscalYear, ct) : null;
        List<AggregateDto> items = [];
        foreach (var bySource in measures.GroupBy(m => m.Source))
        {
            // By indicator each measure counts its own projects; without, one statement serves them all.
            foreach (var together in query.IsByIndicator() ? bySource.Select(m => new List<Measure> { m }) : [bySource.ToList()])
                items.AddRange(await AddUpAsync(connection, query, bySource.Key, together, plan?.For(bySource.Key), ct));
        }
        return new AggregatesDto
        {
            FiscalYear = query.FiscalYear,
            DivisionCode = query.DivisionCode,
            Coverage = await CoverageAsync(connection, query, ct),
            Items = [.. items.OrderBy(i => i.DivisionCode, StringComparer.Ordinal).ThenBy(i => i.DepartmentId).ThenBy(i => i.Category, StringComparer.Ordinal).ThenBy(i => i.Measure, StringComparer.Ordinal)],
            Scores = query.Measure is null && !query.IsByIndicator() ? await ScoresAsync(connection, query, plan?.Projects.Points(plan.Divisions), ct) : [],
        };
    }

    private static async Task<List<AggregateDto>> AddUpAsync(NpgsqlConnection connection, GetAggregates query, MeasureSource from, List<Measure> measures, DisclosurePlan? plan, CancellationToken ct)
    {
        var facts = measures.SelectMany(m => new[] { m.Numerator, m.Denominator }).OfType<string>().SelectMany(f => new[] { f, PersonsBehind.Of(f) }).OfType<string>().Distinct().ToList();
        var inside = await InsideAsync(connection, query, from, plan?.Hidden(measures), measures[0].Code, ct);
        await using var command = new NpgsqlCommand(
            $"select {AggregateSql.Group(query)}, count(*)::int, {string.Join(", ", facts.Select(f => $"sum(f.{f})::numeric"))} {AggregateSql.From(query, from)} group by 1, 2, 3", connection);
        AggregateSql.Bind(command, query, measures[0].Code);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<AggregateDto> items = [];
        while (await reader.ReadAsync(ct))
        {
            var group = GroupOf(reader);
            foreach (var measure in measures)
            {
                var (numerator, denominator) = (SumOf(measure.Numerator), measure.Denominator is { } under ? SumOf(under) : (decimal?)null);
                var reason = plan?.Judge(measure, [.. inside[group]], SumOf);
                items.Add(new AggregateDto
                {
                    DivisionCode = group.DivisionCode,
                    DepartmentId = group.DepartmentId,
                    Category = group.Category,
                    Measure = measure.Code,
                    Kind = measure.Kind,
                    Unit = measure.Unit,
                    Numerator = reason is null ? Text(numerator) : null,
                    Denominator = reason is null ? Text(denominator) : null,
                    Value = reason is null ? Text(measure.ValueOf(numerator, denominator)) : null,
                    Suppressed = reason is not null,
                    Reason = reason,
                    Sources = reader.GetInt32(3),
                    Rows = RowsOf(query, group, measure),
                });
            }
        }
        return items;

        decimal SumOf(string fact) => reader.GetDecimal(4 + facts.IndexOf(fact));
    }

    /// <summary>Of those who are not shown alone, which group adds up whom.</summary>
    private static async Task<ILookup<Group, string>> InsideAsync(NpgsqlConnection connection, GetAggregates query, MeasureSource from, IReadOnlySet<string>? hidden, string measure, CancellationToken ct)
    {
        List<(Group Group, string Key)> inside = [];
        if (hidden is { Count: > 0 })
        {
            await using var command = new NpgsqlCommand($"select {AggregateSql.Group(query)}, {AggregateSql.KeyOf(from)} {AggregateSql.From(query, from)} and {AggregateSql.KeyOf(from)} = any(@hidden)", connection);
            AggregateSql.Bind(command, query, measure);
            command.Parameters.AddWithValue("hidden", hidden.ToArray());
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) inside.Add((GroupOf(reader), reader.GetString(3)));
        }
        return inside.ToLookup(i => i.Group, i => i.Key);
    }

    private static async Task<List<ScoreSummaryDto>> ScoresAsync(NpgsqlConnection connection, GetAggregates query, Protection? points, CancellationToken ct)
    {
        var inside = await InsideAsync(connection, query, MeasureSource.ReliefCases, points?.Hidden.ToHashSet(), "", ct);
        await using var command = new NpgsqlCommand(
            // language=SQL
            $"""
            select s.division, s.department, s.category, s.grade, count(*)::int, sum(s.total * s.money), sum(s.money) filter (where s.total is not null)
            from (
                select {AggregateSql.Group(query)}, f.grade, f.total,
                       (select initial + adjustment + carry_over + other_funds from relief.budget_balances b where b.project_id = f.project_id and b.fiscal_year = f.fiscal_year) as money
                {AggregateSql.From(query, MeasureSource.ReliefCases)} and exists (select from relief.performance_goals g where g.project_id = f.project_id and g.fiscal_year = f.fiscal_year)
            ) s group by 1, 2, 3, 4
            """, connection);
        AggregateSql.Bind(command, query, "");
        List<(Group Group, string? Grade, int Projects, decimal Points, decimal Money)> rows = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            rows.Add((GroupOf(reader), reader.IsDBNull(3) ? null : reader.GetString(3), reader.GetInt32(4), reader.IsDBNull(5) ? 0 : reader.GetDecimal(5), reader.IsDBNull(6) ? 0 : reader.GetDecimal(6)));
        return [.. rows.GroupBy(r => r.Group).OrderBy(g => g.Key.DivisionCode, StringComparer.Ordinal).ThenBy(g => g.Key.DepartmentId).Select(g =>
        {
            var (money, reason) = (g.Sum(r => r.Money), points?.Judge(inside[g.Key], 0) is null ? (Suppression?)null : Suppression.Complement);
            return new ScoreSummaryDto
            {
                DivisionCode = g.Key.DivisionCode,
                DepartmentId = g.Key.DepartmentId,
                Projects = g.Sum(r => r.Projects),
                Grades = g.Where(r => r.Grade is not null).OrderBy(r => r.Grade, StringComparer.Ordinal).ToDictionary(r => r.Grade!, r => r.Projects),
                MoneyWeightedMean = reason is null && money != 0 ? Text(decimal.Round(g.Sum(r => r.Points) / money, 2, MidpointRounding.AwayFromZero)) : null,
                Suppressed = reason is not null,
                Reason = reason,
            };
        })];
    }

    private static async Task<CoverageDto> CoverageAsync(NpgsqlConnection connection, GetAggregates query, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            // language=SQL
            """
            select d.division_code, (select min(f.computed_at) from relief.project_facts f where f.division_code = d.division_code and f.fiscal_year = @year),
                   d.division_code in (select m.division_code from relief.stale_marks m), c.expected
            from relief.divisions d
            cross join lateral (select d.level = 'County' and d.valid_from <= make_date(@year, 12, 31) and (d.valid_to is null or d.valid_to >= make_date(@year, 12, 31)) as expected) c
            where d.division_code between @from and @to
            order by d.division_code
            """, connection);
        AggregateSql.Bind(command, query, "");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (expected, missing, stale, oldest) = (0, new List<string>(), new List<string>(), (DateTimeOffset?)null);
        while (await reader.ReadAsync(ct))
        {
            if (reader.GetBoolean(2)) stale.Add(reader.GetString(0));
            if (!reader.GetBoolean(3)) continue;
            expected++;
            if (reader.IsDBNull(1)) missing.Add(reader.GetString(0));
            else if (reader.GetFieldValue<DateTimeOffset>(1) is var asOf && (oldest is null || asOf < oldest)) oldest = asOf;
        }
        return new CoverageDto { Expected = expected, Reported = expected - missing.Count, Missing = missing, Stale = stale, OldestAsOf = oldest };
    }

    /// <summary>The same rows as a list. What belongs to a level between the root and the one that is split by stands for itself alone.</summary>
    private static string RowsOf(GetAggregates query, Group group, Measure measure)
    {
        var (division, category) = (group.DivisionCode ?? query.DivisionCode, group.Category ?? query.Category);
        var itself = query.By?.Raw == "division" && AggregateSql.IsAbove(query, division);
        return $"/api/v1/aggregates/rows?fiscalYear={query.FiscalYear}&divisionCode={division}&measure={measure.Code}{(itself ? "&below=false" : "")}"
            + ((group.DepartmentId ?? query.DepartmentId) is { } department ? $"&departmentId={department}" : "") + (category is null ? "" : $"&category={category}");
    }

    private static Group GroupOf(NpgsqlDataReader row) =>
        new(row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetGuid(1), row.IsDBNull(2) ? null : row.GetString(2));

    private static string? Text(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture);
}
