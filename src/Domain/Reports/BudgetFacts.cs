namespace ReliefApi.Domain.Reports;

/// <summary>The budget chain of the year, in yuan. full-year = initial + adjustments + carry-over + other funds.</summary>
/// <param name="Initial">年初预算数, appropriation only.</param>
/// <param name="Adjustments">In-year adjustments by date.</param>
/// <param name="CarryOver">上年结转资金.</param>
/// <param name="OtherFunds">其他资金.</param>
/// <param name="FullYear">全年预算数.</param>
/// <param name="Arrived">到位资金.</param>
/// <param name="Executed">全年执行数, net of returns.</param>
/// <param name="Returned">Money paid back by payees.</param>
/// <param name="ExecutedFromAppropriation">Of the executed money, from the year's appropriation.</param>
/// <param name="ExecutedFromCarryOver">Of the executed money, from the carry-over.</param>
/// <param name="ExecutedFromOtherFunds">Of the executed money, from other funds.</param>
/// <param name="SpentByMonth">Net payments from January to December; empty if not obtained.</param>
/// <param name="Source">Link path.</param>
public sealed record BudgetFacts(
    decimal? Initial,
    IReadOnlyList<AdjustmentFacts> Adjustments,
    decimal? CarryOver,
    decimal? OtherFunds,
    decimal? FullYear,
    decimal? Arrived,
    decimal? Executed,
    decimal? Returned,
    decimal? ExecutedFromAppropriation,
    decimal? ExecutedFromCarryOver,
    decimal? ExecutedFromOtherFunds,
    IReadOnlyList<decimal> SpentByMonth,
    string Source)
{
    /// <summary>The signed sum of the adjustments.</summary>
    public decimal NetAdjustment => Adjustments.Sum(adjustment => adjustment.Amount);

    /// <summary>What of the full-year budget no recorded money explains; null while a part is not obtained.</summary>
    public decimal? Unexplained => FullYear - Initial - NetAdjustment - (CarryOver ?? 0) - (OtherFunds ?? 0);
}

/// <summary>An in-year budget adjustment.</summary>
/// <param name="Amount">Signed yuan: positive 追加, negative 调减.</param>
/// <param name="Document">The document number that orders it.</param>
/// <param name="Date">Its date.</param>
/// <param name="Reason">Why.</param>
public sealed record AdjustmentFacts(decimal Amount, string? Document, DateOnly? Date, string? Reason);

/// <summary>The execution row of the score sheet.</summary>
/// <param name="Numerator">Executed, yuan.</param>
/// <param name="Denominator">Full-year budget, yuan.</param>
/// <param name="Weight">Points available.</param>
/// <param name="Score">Points scored, null if the row cannot be scored.</param>
/// <param name="Flags">What the scoring remarked on the row, in Chinese, one sentence each.</param>
/// <param name="DeviationReason">The recorded reason for money not executed.</param>
/// <param name="Improvement">The recorded measure.</param>
/// <param name="Source">Link path.</param>
public sealed record ExecutionFacts(
    decimal? Numerator,
    decimal? Denominator,
    decimal Weight,
    decimal? Score,
    IReadOnlyList<string> Flags,
    string? DeviationReason,
    string? Improvement,
    string Source);

/// <summary>Total and grade.</summary>
/// <param name="Total">The sum of the rounded row scores, null if it cannot be given.</param>
/// <param name="GradeCode">Stable code of the grade, null if there is none.</param>
/// <param name="GradeLabel">优, 良, 中, 差.</param>
/// <param name="NoGradeReasons">Why there is no grade, in Chinese.</param>
/// <param name="Source">Link path.</param>
public sealed record ConclusionFacts(decimal? Total, string? GradeCode, string? GradeLabel, IReadOnlyList<string> NoGradeReasons, string Source);
