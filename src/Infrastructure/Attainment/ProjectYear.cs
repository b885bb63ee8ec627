using Npgsql;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Infrastructure.Attainment;

/// <summary>One project and year in a recompute: what was counted, what is stored, and the running total of its score.</summary>
internal sealed class ProjectYear
{
    private static readonly int FactCount = Facts.OfProject.Count;

    private ProjectYear(Guid projectId, int fiscalYear, string divisionCode, decimal[] facts) =>
        (ProjectId, FiscalYear, DivisionCode, Counted) = (projectId, fiscalYear, divisionCode, facts);

    public Guid ProjectId { get; }
    public int FiscalYear { get; }
    public string DivisionCode { get; }

    /// <summary>In the order of <see cref="Facts.OfProject"/>.</summary>
    public decimal[] Counted { get; }

    public bool FactsChanged { get; private init; }
    public ScoringProfile? Profile { get; private init; }
    public ExecutionInput? Budget { get; private init; }
    public ExecutionScore Execution { get; private init; }
    public decimal? Total { get; private set; }
    public string? Grade { get; private set; }

    private (decimal? Execution, decimal? Total, string? Grade) Stored { get; init; }
    private decimal _points, _weights;
    private bool _unscored;

    public bool Changed => FactsChanged || Stored != (Execution.Score, Total, Grade);

    public static ProjectYear Read(NpgsqlDataReader row, Func<string, int, ScoringProfile?> profiles)
    {
        var facts = new decimal[FactCount];
        for (var i = 0; i < FactCount; i++) facts[i] = row.GetDecimal(3 + i);
        var at = 3 + FactCount;
        var profile = row.IsDBNull(at + 4) ? null : profiles(row.GetString(at + 4), row.GetInt32(at + 5));
        ExecutionInput? budget = row.IsDBNull(at + 6) ? null : new(row.GetDecimal(at + 6), row.GetDecimal(at + 7), row.GetDecimal(at + 8), row.GetDecimal(at + 9), row.GetDecimal(at + 10));
        return new ProjectYear(row.GetGuid(0), row.GetInt32(1), row.GetString(2), facts)
        {
            FactsChanged = row.GetBoolean(at),
            Stored = (Nullable(row, at + 1), Nullable(row, at + 2), row.IsDBNull(at + 3) ? null : row.GetString(at + 3)),
            Profile = profile,
            Budget = budget,
            Execution = profile is null ? default : ScoringEngine.ScoreExecution(budget ?? default, profile),
        };
    }

    /// <summary>Counts a scored row into the total.</summary>
    public void Add(decimal weight, in RowScore score)
    {
        _weights += weight;
        _points += score.Score ?? 0;
        _unscored |= score.Score is null;
    }

    /// <summary>Total and grade, once all rows are in; none without goals.</summary>
    public void Close()
    {
        if (Profile is null) return;
        Total = _points + (Execution.Score ?? 0);
        Grade = !_unscored && Execution.Score is not null && _weights + Profile.ExecutionWeight == 100 ? Profile.GradeOf(Total.Value)?.Code : null;
    }

    private static decimal? Nullable(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);
}
