using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Operations;

/// <summary>A stored figure that the slow path of a drift audit does not arrive at; insert-only.</summary>
public sealed class DriftFinding : IBelongsToDivision
{
    private DriftFinding() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    /// <summary>The audit that found it.</summary>
    public Guid OperationId { get; private set; }
    public Guid ProjectId { get; private set; }
    public int FiscalYear { get; private set; }
    /// <summary>Set when it is a figure of one indicator.</summary>
    public Guid? IndicatorId { get; private set; }
    /// <summary>What differs: a fact, a sum of the ledger, a column of the attainment, or the total.</summary>
    public string Figure { get; private set; } = "";
    public string? Stored { get; private set; }
    public string? Recomputed { get; private set; }
    public string ExplanationZh { get; private set; } = "";
    public string ExplanationEn { get; private set; } = "";
    public DateTimeOffset FoundAt { get; private set; }

    public static DriftFinding Of(Guid id, string divisionCode, Guid operationId, Guid projectId, int fiscalYear, Drift drift, DateTimeOffset at) => new()
    {
        Id = id,
        DivisionCode = divisionCode,
        OperationId = operationId,
        ProjectId = projectId,
        FiscalYear = fiscalYear,
        IndicatorId = drift.IndicatorId,
        Figure = drift.Figure,
        Stored = drift.Stored,
        Recomputed = drift.Recomputed,
        ExplanationZh = drift.ExplanationZh,
        ExplanationEn = drift.ExplanationEn,
        FoundAt = at,
    };
}

/// <summary>One difference between what is stored and what its rows give.</summary>
public sealed record Drift(string Figure, Guid? IndicatorId, string? Stored, string? Recomputed, string ExplanationZh, string ExplanationEn);
