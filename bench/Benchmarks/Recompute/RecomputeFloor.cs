using System.Buffers;
using System.Diagnostics;
using Npgsql;

namespace ReliefApi.Benchmarks.Recompute;

/// <summary>What any full recompute must pay: each row that it needs read once, by two plain statements and without row-level security.</summary>
internal sealed class RecomputeFloor(string superuser)
{
    // language=SQL
    private const string Grouped =
        """
        select project_id, extract(year from first_paid_on)::int as year, count(*), count(distinct person_key), sum(paid_amount), sum(payments),
               count(*) filter (where agreement_signed_on is not null), count(*) filter (where agreement_signed_on is not null and relapsed_on is null),
               count(*) filter (where first_paid_on <= pay_due_on), count(*) filter (where satisfaction in ('Satisfied', 'BasicallySatisfied'))
        from relief.relief_cases where first_paid_on is not null group by project_id, extract(year from first_paid_on)::int
        """;

    // language=SQL
    private const string Indicators =
        """
        select id, project_id, fiscal_year, category, kind, operator, target, target_upper, target_date, unit, weight, measure_code, recorded_value, recorded_date, recorded_tier,
               recorded_tier_score, recorded_reason is not null, actual_numerator, actual_denominator, actual_value, completion, score, score_flags
        from relief.indicators order by project_id, fiscal_year, position
        """;

    // Rows that need not come in order are read in the order they lie in.
    private static readonly string Unordered = Indicators[..Indicators.LastIndexOf("order by", StringComparison.Ordinal)];

    public async Task<TimeSpan> GroupAsync()
    {
        await using var connection = await OpenAsync();
        var watch = Stopwatch.StartNew();
        await using var command = new NpgsqlCommand(Grouped, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) { }
        return watch.Elapsed;
    }

    public async Task<TimeSpan> CopyAsync(bool ordered = false)
    {
        await using var connection = await OpenAsync();
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        var watch = Stopwatch.StartNew();
        await using (var stream = await connection.BeginRawBinaryCopyAsync($"copy ({(ordered ? Indicators : Unordered)}) to stdout (format binary)"))
            while (await stream.ReadAsync(buffer.AsMemory(), CancellationToken.None) > 0) { }
        ArrayPool<byte>.Shared.Return(buffer);
        return watch.Elapsed;
    }

    public async Task ExplainAsync()
    {
        await using var connection = await OpenAsync();
        foreach (var statement in new[] { Grouped, Unordered, Indicators })
        {
            Console.WriteLine(statement);
            await using var command = new NpgsqlCommand("explain (analyze, buffers) " + statement, connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) Console.WriteLine("    " + reader.GetString(0));
        }
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        return connection;
    }
}
