using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Evaluations;

/// <summary>What is corrected after an evaluation was frozen (补充说明): read beside it, changes nothing of it; insert-only.</summary>
public sealed class Supplement : IBelongsToDivision
{
    private Supplement() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid EvaluationId { get; private set; }
    /// <summary>Total, grade and differing rows as frozen, JSON.</summary>
    public string Before { get; private set; } = "{}";
    /// <summary>The same as computed now, JSON.</summary>
    public string After { get; private set; } = "{}";
    public string Reason { get; private set; } = "";
    public string Actor { get; private set; } = "";
    public DateTimeOffset RecordedAt { get; private set; }

    public static Result<Supplement> Add(Guid id, Evaluation evaluation, string before, string after, string reason, string by, DateTimeOffset at)
    {
        if (EvaluationFlow.Supplement.FaultIn(evaluation.Status, EvaluationErrors.NotNow) is { } fault) return fault;
        return new Supplement { Id = id, DivisionCode = evaluation.DivisionCode, EvaluationId = evaluation.Id, Before = before, After = after, Reason = reason, Actor = by, RecordedAt = at };
    }
}

public static class SupplementErrors
{
    public static readonly Error NothingDiffers = Error.Conflict("supplement.nothing_differs", "现行数据与定稿一致，无需补充。", "What is computed now equals what was frozen: there is nothing to supplement.");
}
