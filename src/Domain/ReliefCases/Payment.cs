using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.ReliefCases;

/// <summary>One relief payment, or a return of one (negative). Insert-only; the ledger holds its posting.</summary>
public sealed class Payment : IBelongsToDivision
{
    private Payment() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid CaseId { get; private set; }
    public Guid ProjectId { get; private set; }
    public int FiscalYear { get; private set; }
    /// <summary>Yuan; negative for a return.</summary>
    public decimal Amount { get; private set; }
    public DateOnly PaidOn { get; private set; }
    public string PaidBy { get; private set; } = "";
    /// <summary>True when the case was first paid in an earlier year: such a payment makes the case count in this year as well.</summary>
    public bool Continues { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }

    public static Payment Of(Guid id, ReliefCase paid, decimal amount, DateOnly on, string by, DateTimeOffset at) => new()
    {
        Id = id,
        DivisionCode = paid.DivisionCode,
        CaseId = paid.Id,
        ProjectId = paid.ProjectId,
        FiscalYear = on.Year,
        Amount = amount,
        PaidOn = on,
        PaidBy = by,
        Continues = paid.FirstPaidOn is { } first && first.Year < on.Year,
        RecordedAt = at,
    };
}

/// <summary>A step of a relief case; insert-only.</summary>
public sealed class ReliefCaseTransition : IBelongsToDivision
{
    private ReliefCaseTransition() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid CaseId { get; private set; }
    public string Action { get; private set; } = "";
    public ReliefCaseStatus To { get; private set; }
    public DateOnly OccurredOn { get; private set; }
    public string? Reason { get; private set; }
    public string Actor { get; private set; } = "";
    public DateTimeOffset RecordedAt { get; private set; }

    public static ReliefCaseTransition Of(Guid id, ReliefCase moved, StepTaken step, string actor, DateTimeOffset at) => new()
    {
        Id = id,
        DivisionCode = moved.DivisionCode,
        CaseId = moved.Id,
        Action = step.Action,
        To = moved.Status,
        OccurredOn = step.OccurredOn,
        Reason = step.Reason,
        Actor = actor,
        RecordedAt = at,
    };
}
