using Npgsql;
using ReliefApi.Application.Access;
using ReliefApi.Application.Findings;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Findings;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Attainment;

/// <summary>
/// Medians over the counties of the caller's province, in one statement for all measures. It reads with the province's scope, not the
/// caller's, so nothing may leave it but a median and the number of counties behind it.
/// </summary>
internal sealed class SimilarProjects(NpgsqlDataSource source) : ISimilarProjects
{
    /// <summary>Fewer counties and somebody could tell whose figure it is.</summary>
    private const int FewestCounties = 5;

    public async Task<IReadOnlyDictionary<string, SimilarActuals>> ReadAsync(string divisionCode, int fiscalYear, IReadOnlyCollection<string> measures, CancellationToken ct)
    {
        var province = DivisionRange.Subtree(divisionCode[..2] + "0000");
        await using var command = source.CreateCommand(
            // language=SQL
            """
            select c.measure_code, percentile_disc(0.5) within group (order by c.ratio), count(*)::int
            from (
                select i.measure_code, i.division_code, sum(i.actual_numerator) / sum(i.actual_denominator) as ratio
                from relief.indicators i
                where i.measure_code = any (@measures) and i.fiscal_year = @year and i.division_code between @from and @to and i.division_code <> @own
                  and i.actual_numerator is not null and i.actual_denominator > 0
                group by i.measure_code, i.division_code
            ) c
            group by c.measure_code
            having count(*) >= @fewest
            """);
        command.Parameters.AddWithValue("measures", measures.ToArray());
        command.Parameters.AddWithValue("year", fiscalYear);
        command.Parameters.AddWithValue("from", province.From);
        command.Parameters.AddWithValue("to", province.To);
        command.Parameters.AddWithValue("own", divisionCode);
        command.Parameters.AddWithValue("fewest", FewestCounties);
        RowScopeInterceptor.TellReadScope(command, new RowScope(province, DivisionRange.Nothing));
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        Dictionary<string, SimilarActuals> medians = [];
        while (await reader.ReadAsync(ct)) medians[reader.GetString(0)] = new(reader.GetDecimal(1), reader.GetInt32(2));
        return medians;
    }
}
