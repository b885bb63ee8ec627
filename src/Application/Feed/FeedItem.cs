using ReliefApi.Application.Departments;
using ReliefApi.Application.Divisions;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Disclosure;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Feed;

/// <summary>What a change is a change of.</summary>
public enum FeedKind { Division, Department, Project, Budget, Performance, Petitions, Evaluation }

/// <summary>One change. It names what changed by kind, division, id and year; beside it, in the member of its kind, what that looks like now.</summary>
public sealed record FeedItem
{
    public required long Seq { get; init; }
    public required FeedKind Kind { get; init; }
    public required string DivisionCode { get; init; }
    /// <summary>The department, project or evaluation; null for what a division itself is or has.</summary>
    public Guid? Id { get; init; }
    public int? FiscalYear { get; init; }
    /// <summary>A tombstone: it is not there any more.</summary>
    public required bool Deleted { get; init; }
    /// <summary>When the change got its number.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
    public DivisionDto? Division { get; init; }
    public DepartmentDto? Department { get; init; }
    public FeedProject? Project { get; init; }
    public FeedBudget? Budget { get; init; }
    public FeedPerformance? Performance { get; init; }
    public FeedPetitions? Petitions { get; init; }
    public FeedEvaluation? Evaluation { get; init; }
}

/// <summary>A project without its free text, which may speak of persons.</summary>
public sealed record FeedProject
{
    public required Guid DepartmentId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required int Level { get; init; }
    public Guid? ParentId { get; init; }
    public required ProjectKind Kind { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public required int Revision { get; init; }
}

/// <summary>The sums of a project's ledger in a year.</summary>
public sealed record FeedBudget
{
    public required Money Initial { get; init; }
    public required Money Adjustment { get; init; }
    public required Money CarryOver { get; init; }
    public required Money OtherFunds { get; init; }
    public required Money FullYear { get; init; }
    public required Money Arrived { get; init; }
    /// <summary>Null when suppressed.</summary>
    public Money? Executed { get; init; }
    public required bool Suppressed { get; init; }
    public Suppression? Reason { get; init; }
}

/// <summary>What a project aimed at and reached in a year.</summary>
public sealed record FeedPerformance
{
    /// <summary>Null while there are no goals.</summary>
    public GoalStatus? GoalStatus { get; init; }
    public string? ProfileCode { get; init; }
    public int? ProfileVersion { get; init; }
    public required IReadOnlyList<FeedMeasure> Measures { get; init; }
    public required IReadOnlyList<FeedIndicator> Indicators { get; init; }
    public decimal? ExecutionScore { get; init; }
    /// <summary>Points out of 100.</summary>
    public decimal? Total { get; init; }
    public string? Grade { get; init; }
    public DateTimeOffset? ComputedAt { get; init; }
    /// <summary>Whether points are left out, because a suppressed figure would follow from them.</summary>
    public required bool Suppressed { get; init; }
    public Suppression? Reason { get; init; }
}

/// <summary>A measure as counted. Numbers are decimal strings.</summary>
public sealed record FeedMeasure
{
    public required string Measure { get; init; }
    public string? Numerator { get; init; }
    public string? Denominator { get; init; }
    /// <summary>Null when nothing lies under the line, and when suppressed.</summary>
    public string? Value { get; init; }
    public required bool Suppressed { get; init; }
    public Suppression? Reason { get; init; }
}

/// <summary>An indicator with its target and attainment.</summary>
public sealed record FeedIndicator
{
    public required Guid Id { get; init; }
    public required int Position { get; init; }
    public required string Category { get; init; }
    public required string Name { get; init; }
    public required IndicatorKind Kind { get; init; }
    public TargetOperator? Operator { get; init; }
    public decimal? Target { get; init; }
    public decimal? TargetUpper { get; init; }
    public DateOnly? TargetDate { get; init; }
    public string? Unit { get; init; }
    public decimal? Weight { get; init; }
    public string? MeasureCode { get; init; }
    public decimal? Actual { get; init; }
    public decimal? Completion { get; init; }
    public decimal? Score { get; init; }
    public required bool Suppressed { get; init; }
    public Suppression? Reason { get; init; }
}

/// <summary>Petition figures of a division in a year.</summary>
public sealed record FeedPetitions
{
    public required IReadOnlyList<FeedMeasure> Measures { get; init; }
    public required DateTimeOffset ComputedAt { get; init; }
}

/// <summary>An evaluation with its result.</summary>
public sealed record FeedEvaluation
{
    public required Guid ProjectId { get; init; }
    public required EvaluationKind Kind { get; init; }
    public decimal? Total { get; init; }
    public string? Grade { get; init; }
    public required DateOnly CutOff { get; init; }
    public required int Revision { get; init; }
    public required bool Suppressed { get; init; }
    public Suppression? Reason { get; init; }
}
