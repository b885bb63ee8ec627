using System.Text.Json;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Security;
using static ReliefApi.Domain.Indicators.AdjustmentStatus;

namespace ReliefApi.Domain.Indicators;

public enum AdjustmentStatus { Proposed, Approved, Rejected }

/// <summary>What an adjustment may change of one indicator.</summary>
public sealed record AdjustedIndicator(Guid Id, decimal? Target, decimal? TargetUpper, DateOnly? TargetDate, decimal? Weight);

/// <summary>The part of approved goals that an adjustment is about, before or after it.</summary>
public sealed record AdjustedGoal(string? OverallGoal, string AnnualGoal, IReadOnlyList<AdjustedIndicator> Indicators);

/// <summary>A change of approved goals (绩效目标调整): proposed with its document and reason, in force once another person approves it.</summary>
public sealed class GoalAdjustment : IBelongsToDivision, IRevised
{
    private GoalAdjustment() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid GoalId { get; private set; }
    public Guid ProjectId { get; private set; }
    public int FiscalYear { get; private set; }
    public AdjustmentStatus Status { get; private set; }
    public string DocumentNumber { get; private set; } = "";
    public string Reason { get; private set; } = "";
    /// <summary><see cref="AdjustedGoal"/>, JSON.</summary>
    public string Before { get; private set; } = "{}";
    /// <summary><see cref="AdjustedGoal"/>, JSON.</summary>
    public string After { get; private set; } = "{}";
    public string ProposedBy { get; private set; } = "";
    public DateTimeOffset ProposedAt { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public int Revision { get; private set; }

    public static Result<GoalAdjustment> Propose(Guid id, PerformanceGoal goal, string document, string reason, AdjustedGoal after, string by, DateTimeOffset at)
    {
        if (goal.FaultOf(GoalFlow.Adjust) is { } fault) return fault;
        for (var i = 0; i < after.Indicators.Count; i++)
            if (goal.Indicators.All(own => own.Id != after.Indicators[i].Id)) return GoalErrors.ForeignIndicator.At($"/indicators/{i}/id");
        var before = goal.PartOf(after);
        if (Write(before) == Write(after)) return GoalErrors.NothingAdjusted;
        return new GoalAdjustment
        {
            Id = id,
            DivisionCode = goal.DivisionCode,
            GoalId = goal.Id,
            ProjectId = goal.ProjectId,
            FiscalYear = goal.FiscalYear,
            DocumentNumber = document,
            Reason = reason,
            Before = Write(before),
            After = Write(after),
            ProposedBy = by,
            ProposedAt = at,
        };
    }

    /// <summary>Approves and applies it; refused when the goals have moved on since it was proposed.</summary>
    public Result<StepTaken> Approve(PerformanceGoal goal, string by, DateTimeOffset at)
    {
        if (AdjustmentFlow.Approve.FaultIn(Status, GoalErrors.AdjustmentDecided) is { } fault) return fault;
        if (DeciderFault(by) is { } same) return same;
        var after = ReadAfter();
        if (Write(goal.PartOf(after)) != Before) return GoalErrors.AdjustmentOutdated;
        goal.Apply(after);
        return Decide(AdjustmentFlow.Approve, by, null, at);
    }

    public Result<StepTaken> Reject(string by, string reason, DateTimeOffset at)
    {
        if (AdjustmentFlow.Reject.FaultIn(Status, GoalErrors.AdjustmentDecided) is { } fault) return fault;
        if (DeciderFault(by) is { } same) return same;
        return Decide(AdjustmentFlow.Reject, by, reason, at);
    }

    /// <summary>Why this person may not decide it; null when they may.</summary>
    public Error? DeciderFault(string by) => by == ProposedBy ? GoalErrors.SamePersonApprovesAdjustment : null;

    public AdjustedGoal ReadBefore() => Read(Before);

    public AdjustedGoal ReadAfter() => Read(After);

    private StepTaken Decide(FlowStep<AdjustmentStatus> step, string by, string? reason, DateTimeOffset at)
    {
        (Status, DecidedBy, DecidedAt) = (step.After(Status), by, at);
        return new(step.Action, ChinaTime.DateOf(at), reason);
    }

    private static string Write(AdjustedGoal part) => JsonSerializer.Serialize(part with { Indicators = [.. part.Indicators.Select(Normal)] });

    /// <summary>30 and 30.00 are the same target.</summary>
    private static AdjustedIndicator Normal(AdjustedIndicator i) => i with { Target = Normal(i.Target), TargetUpper = Normal(i.TargetUpper), Weight = Normal(i.Weight) };

    private static decimal? Normal(decimal? value) => value / 1.0000000000000000000000000000m;

    private static AdjustedGoal Read(string json)
    {
        var part = JsonSerializer.Deserialize<AdjustedGoal>(json)!;
        return part with { AnnualGoal = part.AnnualGoal ?? "", Indicators = part.Indicators ?? [] };
    }
}

/// <summary>Decisions on a proposed adjustment.</summary>
public static class AdjustmentFlow
{
    public static readonly FlowStep<AdjustmentStatus>
        Approve = new("approve", "approveGoalAdjustment", [Role.CountyReviewer], EntryStep.GoalAdjustment, [Proposed], Approved),
        Reject = new("reject", "rejectGoalAdjustment", [Role.CountyReviewer], EntryStep.GoalAdjustment, [Proposed], Rejected);

    public static readonly IReadOnlyList<FlowStep<AdjustmentStatus>> All = [Approve, Reject];
}
