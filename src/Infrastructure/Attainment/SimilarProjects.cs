using Npgsql;
using ReliefApi.Application.Findings;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Findings;

namespace ReliefApi.Infrastructure.Attainment;

/// <summary>Medians over the counties of the caller's province, in one statement for all measures.</summary>
internal sealed class SimilarProjects(NpgsqlDataSource source) : ISimilarProjects
{
    public async Task<IReadOnlyDictionary<string, SimilarActuals>> ReadAsync(string divisionCode, int fiscalYear, IReadOnlyCollection<string> measures, CancellationToken ct)
    {
        var province = DivisionRange.Subtree(divisionCode[..2] + "0000");
        await using var command = source.CreateCommand(
            // language=SQL
            "select measure_code, median, counties from relief.similar_actuals(@own, @from, @to, @year, @measures)");
        command.Parameters.AddWithValue("own", divisionCode);
        command.Parameters.AddWithValue("from", province.From);
        command.Parameters.AddWithValue("to", province.To);
        command.Parameters.AddWithValue("year", fiscalYear);
        command.Parameters.AddWithValue("measures", measures.ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        Dictionary<string, SimilarActuals> medians = [];
        while (await reader.ReadAsync(ct)) medians[reader.GetString(0)] = new(reader.GetDecimal(1), reader.GetInt32(2));
        return medians;
    }
}
