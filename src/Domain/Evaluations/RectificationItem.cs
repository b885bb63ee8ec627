using ReliefApi.Domain.Common;
using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Security;
using static ReliefApi.Domain.Evaluations.RectificationStatus;

namespace ReliefApi.Domain.Evaluations;

public enum RectificationStatus { Open, Reported, Closed }

/// <summary>Something to be put right after an evaluation (整改事项). It names the finding that must be gone, and closes only when a later recompute no longer finds it.</summary>
public sealed class RectificationItem : IBelongsToDivision, IRevised
{
    private RectificationItem() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid EvaluationId { get; private set; }
    public Guid ProjectId { get; private set; }
    public int FiscalYear { get; private set; }
    /// <summary>Id of the rule, such as F42.</summary>
    public string FindingId { get; private set; } = "";
    /// <summary>Section, row and field as one key.</summary>
    public string Place { get; private set; } = "";
    public string Task { get; private set; } = "";
    /// <summary>The office that answers for it; no person's name.</summary>
    public string Owner { get; private set; } = "";
    /// <summary>A working day.</summary>
    public DateOnly DueOn { get; private set; }
    public RectificationStatus Status { get; private set; }
    public string? Report { get; private set; }
    public string? ReportedBy { get; private set; }
    public DateTimeOffset? ReportedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public int Revision { get; private set; }

    public static Result<RectificationItem> Open(Guid id, Evaluation evaluation, string findingId, string place, string task, string owner, DateOnly dueOn)
    {
        if (EvaluationFlow.Rectify.FaultIn(evaluation.Status, EvaluationErrors.NotNow) is { } fault) return fault;
        return new RectificationItem
        {
            Id = id,
            DivisionCode = evaluation.DivisionCode,
            EvaluationId = evaluation.Id,
            ProjectId = evaluation.ProjectId,
            FiscalYear = evaluation.FiscalYear,
            FindingId = findingId,
            Place = place,
            Task = task,
            Owner = owner,
            DueOn = dueOn,
        };
    }

    public Result<StepTaken> ReportDone(string report, string by, DateTimeOffset at)
    {
        if (RectificationFlow.Report.FaultIn(Status, RectificationErrors.NotNow) is { } fault) return fault;
        (Report, ReportedBy, ReportedAt) = (report, by, at);
        return Take(RectificationFlow.Report, report, at);
    }

    /// <param name="stale">Whether rows have been written that no recompute has counted yet.</param>
    /// <param name="persists">Whether the finding still stands.</param>
    public Result<StepTaken> Close(bool stale, bool persists, string by, DateTimeOffset at)
    {
        if (RectificationFlow.Close.FaultIn(Status, RectificationErrors.NotNow) is { } fault) return fault;
        if (CloserFault(by, ReportedBy) is { } same) return same;
        if (stale) return RectificationErrors.NotRecomputed;
        if (persists) return RectificationErrors.FindingPersists.Seen($"{FindingId} {Place}");
        ClosedAt = at;
        return Take(RectificationFlow.Close, null, at);
    }

    /// <summary>Why this person may not close what that one reported; null when they may.</summary>
    public static Error? CloserFault(string by, string? reportedBy) => by == reportedBy ? RectificationErrors.SamePersonCloses : null;

    private StepTaken Take(FlowStep<RectificationStatus> step, string? reason, DateTimeOffset at)
    {
        Status = step.After(Status);
        return new(step.Action, ChinaTime.DateOf(at), reason);
    }
}

/// <summary>Open → reported (as often as needed) → closed.</summary>
public static class RectificationFlow
{
    public static readonly FlowStep<RectificationStatus>
        Report = new("report", "reportRectification", [Role.CountyClerk], EntryStep.Rectification, [RectificationStatus.Open, Reported], Reported),
        Close = new("close", "closeRectification", [Role.CountyReviewer, Role.CountyFinance], null, [Reported], Closed);

    public static readonly IReadOnlyList<FlowStep<RectificationStatus>> All = [Report, Close];
}

public static class RectificationErrors
{
    public static readonly Error NotFound = Error.NotFound("rectification.not_found", "整改事项不存在。", "No such rectification item.");
    public static readonly Error NotNow = Error.Conflict("rectification.not_now", "整改事项的当前状态不允许此操作。", "The state of the item does not allow this step.");
    public static readonly Error UnknownFinding = Error.Rule("rectification.unknown_finding", "当前评价中没有此发现。", "There is no such finding to be put right.");
    public static readonly Error DueInPast = Error.Rule("rectification.due_in_past", "整改期限须在今天之后。", "The due day lies in the future.");
    public static readonly Error NotRecomputed = Error.Conflict("rectification.not_recomputed", "整改数据尚未重算。", "The figures have not been recomputed since they changed.");
    public static readonly Error FindingPersists = Error.Conflict("rectification.finding_persists", "重算后问题仍然存在。", "The recompute still finds it.");
    public static readonly Error SamePersonCloses = Error.Rule("rectification.same_person_closes", "报告人不得销号同一事项。", "Whoever reported the item may not close it.");
}
