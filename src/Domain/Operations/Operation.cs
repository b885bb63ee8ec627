using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Operations;

public enum OperationKind { Recompute, YearEnd, Import }

public enum OperationStatus { Queued, Running, Succeeded, CompletedWithErrors, Failed, Cancelled }

/// <summary>Long work and its progress. These rows are the truth; the job scheduler only wakes whoever works them off.</summary>
public sealed class Operation : IBelongsToDivision, IRevised
{
    private Operation() { }

    public Guid Id { get; private set; }
    /// <summary>Root of the subtree worked on.</summary>
    public string DivisionCode { get; private set; } = "";
    public OperationKind Kind { get; private set; }
    public int? FiscalYear { get; private set; }
    /// <summary>Limits the work to one project, where it is limited.</summary>
    public Guid? ProjectId { get; private set; }
    /// <summary>Whether a recompute reads everything or only what is marked stale.</summary>
    public bool Full { get; private set; }
    public OperationStatus Status { get; private set; }
    public string Stage { get; private set; } = "queued";
    public int Done { get; private set; }
    public int Failed { get; private set; }
    public int Total { get; private set; }
    public string StartedBy { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public string? Error { get; private set; }
    public int Revision { get; private set; }

    public bool Ended => CancelRefusal(Status) is not null;

    /// <summary>Why an operation in this state can no longer be stopped; null when it can.</summary>
    public static Error? CancelRefusal(OperationStatus status) => status is OperationStatus.Queued or OperationStatus.Running ? null : OperationErrors.Ended;

    public static Operation Recompute(Guid id, string divisionCode, Guid? projectId, bool full, string by, DateTimeOffset at) => new()
    {
        Id = id,
        DivisionCode = divisionCode,
        Kind = OperationKind.Recompute,
        ProjectId = projectId,
        Full = full,
        StartedBy = by,
        CreatedAt = at,
    };

    public static Operation YearEnd(Guid id, string divisionCode, int fiscalYear, string by, DateTimeOffset at) => new()
    {
        Id = id,
        DivisionCode = divisionCode,
        Kind = OperationKind.YearEnd,
        FiscalYear = fiscalYear,
        StartedBy = by,
        CreatedAt = at,
    };

    /// <summary>The import of a file; the import has the same id.</summary>
    public static Operation Import(Guid id, string divisionCode, int? fiscalYear, Guid? projectId, string by, DateTimeOffset at) => new()
    {
        Id = id,
        DivisionCode = divisionCode,
        Kind = OperationKind.Import,
        FiscalYear = fiscalYear,
        ProjectId = projectId,
        StartedBy = by,
        CreatedAt = at,
    };

    /// <summary>How many items the run has.</summary>
    public void Enlist(int total) => Total = total;

    public void Start(string stage) => (Status, Stage) = (OperationStatus.Running, stage);

    public void Progress(int done, int total) => (Done, Total) = (done, total);

    public void Finish(int done, int failed, DateTimeOffset at)
    {
        (Done, Failed) = (done, failed);
        Status = Failed > 0 ? OperationStatus.CompletedWithErrors : OperationStatus.Succeeded;
        (Stage, FinishedAt) = ("finished", at);
    }

    public void Fail(string error, DateTimeOffset at) => (Status, Stage, Error, FinishedAt) = (OperationStatus.Failed, "failed", error, at);

    public Result<Done> Cancel(DateTimeOffset at)
    {
        if (CancelRefusal(Status) is { } refusal) return refusal;
        (Status, Stage, FinishedAt) = (OperationStatus.Cancelled, "cancelled", at);
        return new Done();
    }
}

public enum YearEndItemState { Pending, Done, Failed }

/// <summary>One project of a year-end run. Claimed with SKIP LOCKED and finished in the transaction that writes its draft.</summary>
public sealed class YearEndItem : IBelongsToDivision
{
    private YearEndItem() { }

    public Guid OperationId { get; private set; }
    public Guid ProjectId { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public YearEndItemState State { get; private set; }
    public int Attempts { get; private set; }
    public string? Error { get; private set; }
    public Guid? EvaluationId { get; private set; }
    public string? DraftSha256 { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
}

public static class OperationErrors
{
    public static readonly Error NotFound = Error.NotFound("operation.not_found", "操作不存在。", "No such operation.");
    public static readonly Error Ended = Error.Conflict("operation.ended", "操作已结束。", "The operation has ended.");
}
