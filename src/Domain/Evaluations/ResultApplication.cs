using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Evaluations;

/// <summary>What becomes of the money: 保留、削减、取消、暂缓.</summary>
public enum ResultDecision { Keep, Cut, Cancel, Hold }

/// <summary>The use of an evaluation's result in the next budget (结果应用); insert-only, the latest counts.</summary>
public sealed class ResultApplication : IBelongsToDivision
{
    private ResultApplication() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid EvaluationId { get; private set; }
    public ResultDecision Decision { get; private set; }
    /// <summary>Yuan kept, cut, cancelled or held.</summary>
    public decimal? Amount { get; private set; }
    /// <summary>The year whose budget it concerns.</summary>
    public int NextYear { get; private set; }
    public string Reason { get; private set; } = "";
    public string Actor { get; private set; } = "";
    public DateTimeOffset RecordedAt { get; private set; }

    public static Result<ResultApplication> Decide(Guid id, Evaluation evaluation, ResultDecision decision, decimal? amount, int nextYear, string reason, string by, DateTimeOffset at)
    {
        if (EvaluationFlow.ApplyResult.FaultIn(evaluation.Status, EvaluationErrors.NotNow) is { } fault) return fault;
        List<Error> errors = [];
        if (decision is ResultDecision.Cut or ResultDecision.Hold && amount is null or <= 0) errors.Add(ResultErrors.AmountMissing.At("/amount"));
        if (nextYear <= evaluation.FiscalYear) errors.Add(ResultErrors.NotALaterYear.At("/nextYear").Seen($"{nextYear} · {evaluation.FiscalYear}"));
        if (errors.Count > 0) return errors;
        return new ResultApplication
        {
            Id = id,
            DivisionCode = evaluation.DivisionCode,
            EvaluationId = evaluation.Id,
            Decision = decision,
            Amount = amount,
            NextYear = nextYear,
            Reason = reason,
            Actor = by,
            RecordedAt = at,
        };
    }
}

public static class ResultErrors
{
    public static readonly Error AmountMissing = Error.Rule("result.amount_missing", "削减或暂缓须注明金额。", "A cut or a hold names its amount.");
    public static readonly Error NotALaterYear = Error.Rule("result.not_a_later_year", "结果应用于评价年度之后的预算。", "A result is used in the budget of a later year.");
}
