namespace ReliefApi.Domain.Reports;

/// <summary>A scored indicator row.</summary>
/// <param name="Id">The row, as findings name it.</param>
/// <param name="CategoryCode">OUT.QTY, CST.ECO, BEN.SOC, SAT.SRV …; DEC.* and PRO.* in the department and finance framework.</param>
/// <param name="Level1">The Chinese first-level label.</param>
/// <param name="Level2">The Chinese second-level label.</param>
/// <param name="Name">The indicator.</param>
/// <param name="Operator">≥ &gt; = ≤ &lt; or empty for a qualitative row or a range.</param>
/// <param name="TargetDisplay">The target without operator and unit, or the expected state in words.</param>
/// <param name="Unit">Unit of target and actual; empty for a qualitative row.</param>
/// <param name="Actual">The actual value of a quantitative row.</param>
/// <param name="ActualDisplay">The state reached, of a qualitative row.</param>
/// <param name="Numerator">For a ratio: what is counted.</param>
/// <param name="NumeratorMeaning">What the numerator counts, in Chinese.</param>
/// <param name="Denominator">For a ratio: out of how many.</param>
/// <param name="DenominatorMeaning">What the denominator counts, in Chinese.</param>
/// <param name="Weight">Points available.</param>
/// <param name="Score">Points scored, null if the row cannot be scored.</param>
/// <param name="Completion">Percent of the target reached.</param>
/// <param name="Missed">The target was not reached.</param>
/// <param name="DeviationReason">The recorded reason.</param>
/// <param name="Improvement">The recorded measure.</param>
/// <param name="MeasureCode">The measure that computes the actual from registers; null if the unit states it.</param>
/// <param name="FormulaText">How the actual is obtained, in Chinese.</param>
/// <param name="EvidenceCount">Evidence documents attached.</param>
/// <param name="Source">Link path.</param>
public sealed record IndicatorFacts(
    string Id,
    string CategoryCode,
    string Level1,
    string Level2,
    string Name,
    string Operator,
    string TargetDisplay,
    string Unit,
    decimal? Actual,
    string? ActualDisplay,
    decimal? Numerator,
    string? NumeratorMeaning,
    decimal? Denominator,
    string? DenominatorMeaning,
    decimal Weight,
    decimal? Score,
    decimal? Completion,
    bool Missed,
    string? DeviationReason,
    string? Improvement,
    string? MeasureCode,
    string? FormulaText,
    int EvidenceCount,
    string Source)
{
    /// <summary>An explanatory row stands in the table but carries no points.</summary>
    public bool IsScored => Weight > 0 || Score is null;

    /// <summary>There is a number or a stated result.</summary>
    public bool HasActual => Actual is not null || !string.IsNullOrWhiteSpace(ActualDisplay);

    /// <summary>Stated by the unit without a document to show for it; a counted row is proved by the rows it counts.</summary>
    public bool LacksEvidence => MeasureCode is null && EvidenceCount == 0;

    /// <summary>Points not scored, null if the row cannot be scored.</summary>
    public decimal? Lost => Weight - Score;
}
