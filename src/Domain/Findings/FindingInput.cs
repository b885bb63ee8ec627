using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.ReportTexts;

namespace ReliefApi.Domain.Findings;

/// <summary>What the rules look at: a document, the records, or both. What is not known is null or empty, and no rule draws a conclusion from that alone.</summary>
public sealed record FindingInput
{
    /// <summary>The document; null when only records are checked.</summary>
    public ReportText? Text { get; init; }
    public int? FiscalYear { get; init; }
    public DivisionLevel? Level { get; init; }
    public string? DivisionName { get; init; }
    public IReadOnlyList<SeenProject> Projects { get; init; } = [];
    public string? OverallGoal { get; init; }
    public string? AnnualGoal { get; init; }
    public IReadOnlyList<SeenIndicator> Indicators { get; init; } = [];
    /// <summary>The ledger; null for a document alone, whose amounts are in <see cref="Text"/>.</summary>
    public SeenMoney? Money { get; init; }
    /// <summary>Passages that people of this project wrote into the records of the year.</summary>
    public IReadOnlyList<SeenPassage> Passages { get; init; } = [];
    /// <summary>What others wrote, or the same people in other years.</summary>
    public PassageIndex? Elsewhere { get; init; }
    public TargetThresholds Thresholds { get; init; } = new(1.3m, 0.7m, 1.3m);
}

/// <summary>A project as a document or the records describe it.</summary>
/// <param name="PeriodText">The period as written; null where the records hold it as dates.</param>
public sealed record SeenProject(string Name, int? Level, string? Summary, string? Basis, string? ImplementingBody, string? Plan, string? PeriodText);

/// <summary>An indicator as a document or the records hold it.</summary>
/// <param name="Row">Its id in the records, its number in a document.</param>
/// <param name="Words">Everything written about it: name, target, slogan.</param>
/// <param name="IsScored">False for an explanatory row, which is a part of another and repeats its words rightly.</param>
/// <param name="Measure">The measure that its actual is counted by.</param>
/// <param name="HasTiers">Whether the tiers of a judgement are worded.</param>
public sealed record SeenIndicator(string Row, IndicatorCategory? Category, string Name, string Words, IndicatorKind Kind, TargetOperator? Operator, decimal? Target,
    DateOnly? TargetDate, string? Unit, decimal? Weight, bool IsScored = true, string? Measure = null, bool HasTiers = false, TextSpan? Span = null)
{
    /// <summary>Actual values of the same indicator in the two years before, the latest first.</summary>
    public IReadOnlyList<PriorActual> Priors { get; init; } = [];
    /// <summary>What similar projects of other counties reached; null where too few can be compared.</summary>
    public SimilarActuals? Similar { get; init; }
}

/// <summary>What an indicator reached in an earlier year.</summary>
public sealed record PriorActual(int FiscalYear, decimal Value);

/// <summary>The median of what the same measure reached in other counties, and how many counties it rests on.</summary>
public sealed record SimilarActuals(decimal Median, int Counties);

/// <summary>The ledger of a project and year, yuan, and what was counted of its cases.</summary>
/// <param name="ReviewDue">A level-2 project at or over the review threshold that has not been reviewed.</param>
public sealed record SeenMoney(decimal FullYear, decimal Arrived, decimal Executed, decimal PaidAmount, int CasesPaid, decimal ReliefCap, decimal? ReviewThreshold, bool ReviewDue);

/// <summary>A passage of a document or a record.</summary>
public sealed record SeenPassage(FindingPlace Place, string Text);

/// <summary>When a target is out of proportion to what was or is reached elsewhere, as ratios (1.3 = 130 %).</summary>
/// <param name="Above">Prior actual ÷ target from which the target was too low, the scoring profile's threshold of over-achievement.</param>
/// <param name="Below">The same for a ceiling, the scoring profile's.</param>
/// <param name="OutOfLine">Target ÷ median of similar projects, or the reverse.</param>
public sealed record TargetThresholds(decimal Above, decimal Below, decimal OutOfLine);
