using Npgsql;
using NpgsqlTypes;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Infrastructure.Attainment;

/// <summary>One indicator on its way through the engine. Millions pass here: columns are read by position and nothing is allocated that can be avoided.</summary>
internal static class IndicatorRow
{
    private const int FirstStored = 16;

    private static readonly Dictionary<string, (Measure Measure, int Numerator, int Denominator)> Positions = Measures.All.ToDictionary(m => m.Code, m => (m, IndexOf(m, m.Numerator), IndexOf(m, m.Denominator)));
    private static readonly Dictionary<string, TargetOperator> Operators = Enum.GetValues<TargetOperator>().ToDictionary(o => o.ToString());

    /// <summary>Columns as in <see cref="FactQueries.OfIndicators"/>.</summary>
    public static void Score(NpgsqlDataReader row, ProjectYear year, decimal[]? petitions, ChangedIndicators changed)
    {
        if (year.Profile is null) return;
        var (numerator, denominator, value) = Count(row, year, petitions);
        var scored = Read(row, value);
        var score = ScoringEngine.ScoreRow(scored, year.Profile);
        if (scored.Weight is { } points) year.Add(points, score);

        if (Number(row, FirstStored) != numerator || Number(row, FirstStored + 1) != denominator || Number(row, FirstStored + 2) != value
            || Number(row, FirstStored + 3) != score.CompletionPercent || Number(row, FirstStored + 4) != score.Score || row.GetInt32(FirstStored + 5) != (int)score.Signals)
            changed.Add(row.GetGuid(0), numerator, denominator, value, score);
    }

    /// <summary>What the facts make of the indicator's measure, or what was recorded of it.</summary>
    public static (decimal? Numerator, decimal? Denominator, decimal? Value) Count(NpgsqlDataReader row, ProjectYear year, decimal[]? petitions)
    {
        if (row.IsDBNull(10)) return (null, null, Number(row, 11));
        var (measure, over, under) = Positions[row.GetString(10)];
        (decimal? numerator, decimal? denominator) = measure.Source switch
        {
            MeasureSource.Budget => OfBudget(year, measure),
            MeasureSource.Petitions => (petitions?[over] ?? 0, under < 0 ? null : petitions?[under] ?? 0),
            _ => (year.Counted[over], under < 0 ? null : (decimal?)year.Counted[under]),
        };
        return (numerator, denominator, numerator is { } n ? measure.ValueOf(n, denominator) * measure.ScaleTo(row.IsDBNull(8) ? null : row.GetString(8)) : null);
    }

    /// <summary>The row as the engine takes it.</summary>
    public static ScoringRow Read(NpgsqlDataReader row, decimal? value) => new()
    {
        Weight = Number(row, 9),
        Category = IndicatorCategory.Find(row.GetString(22)),
        Kind = row.GetString(3) == nameof(IndicatorKind.Qualitative) ? IndicatorKind.Qualitative : IndicatorKind.Quantitative,
        Operator = row.IsDBNull(4) ? default : Operators[row.GetString(4)],
        Target = Number(row, 5),
        UpperTarget = Number(row, 6),
        DueOn = row.IsDBNull(7) ? null : row.GetFieldValue<DateOnly>(7),
        Actual = value,
        ActualOn = row.IsDBNull(12) ? null : row.GetFieldValue<DateOnly>(12),
        Tier = row.IsDBNull(13) ? null : (QualitativeTier)row.GetInt32(13),
        ChosenScore = Number(row, 14),
        HasReason = row.GetBoolean(15),
        // Only figures at or below zero ask whether they are growth rates, so the name is read for those alone.
        IsGrowthRate = (value <= 0 || Number(row, 5) <= 0) && IndicatorRules.IsGrowthRate(row.GetString(23), row.IsDBNull(8) ? null : row.GetString(8)),
    };

    private static (decimal?, decimal?) OfBudget(ProjectYear year, Measure measure)
    {
        if (year.Budget is not { } b) return (null, null);
        var fullYear = b.Initial + b.Adjustments + b.CarryOver + b.OtherFunds;
        return (measure.Numerator == Facts.Executed ? b.Executed : fullYear, measure.Denominator is null ? null : fullYear);
    }

    private static int IndexOf(Measure measure, string? fact)
    {
        var facts = measure.Source == MeasureSource.Petitions ? Facts.OfDivision : Facts.OfProject;
        for (var i = 0; i < facts.Count; i++)
            if (facts[i] == fact) return i;
        return -1;
    }

    private static decimal? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);
}

/// <summary>Attainments that differ from what is stored, column by column as the update takes them.</summary>
internal sealed class ChangedIndicators
{
    private readonly List<Guid> _ids = [];
    private readonly List<decimal?> _numerators = [], _denominators = [], _values = [], _completions = [], _scores = [];
    private readonly List<int> _flags = [];

    public int Count => _ids.Count;

    public void Add(Guid id, decimal? numerator, decimal? denominator, decimal? value, in RowScore score)
    {
        _ids.Add(id);
        _numerators.Add(numerator);
        _denominators.Add(denominator);
        _values.Add(value);
        _completions.Add(score.CompletionPercent);
        _scores.Add(score.Score);
        _flags.Add((int)score.Signals);
    }

    public void AddTo(NpgsqlCommand command)
    {
        command.Parameters.AddWithValue("ids", _ids);
        foreach (var (name, numbers) in new[] { ("numerators", _numerators), ("denominators", _denominators), ("values", _values), ("completions", _completions), ("scores", _scores) })
            command.Parameters.AddWithValue(name, NpgsqlDbType.Array | NpgsqlDbType.Numeric, numbers);
        command.Parameters.AddWithValue("flags", _flags);
    }
}
