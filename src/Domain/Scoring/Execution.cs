namespace ReliefApi.Domain.Scoring;

/// <summary>The money behind the execution row, in yuan.</summary>
/// <param name="Initial">年初预算.</param>
/// <param name="Adjustments">Sum of the signed adjustments of the year (追加/调减).</param>
/// <param name="CarryOver">上年结转资金.</param>
/// <param name="OtherFunds">其他资金.</param>
/// <param name="Executed">Money paid out; null when unknown.</param>
public readonly record struct ExecutionInput(decimal Initial, decimal Adjustments, decimal CarryOver, decimal OtherFunds, decimal? Executed)
{
    /// <summary>The full-year budget a form states itself, to be held against the sum of its parts.</summary>
    public decimal? DeclaredFullYear { get; init; }

    /// <summary>Only read by profiles that score execution in steps.</summary>
    public bool FinishedWithinBudget { get; init; }
}

/// <summary>The score of the execution row.</summary>
/// <param name="Score">Rounded points, or null when there is no rate.</param>
/// <param name="Unrounded">Points before rounding.</param>
/// <param name="Rate">Executed ÷ full-year budget, unrounded, not capped at 1.</param>
/// <param name="RatePercent">The rate in percent, two decimals.</param>
/// <param name="FullYear">全年预算数 in yuan, null when an amount is out of range.</param>
/// <param name="Signals">What a reader should look at.</param>
public readonly record struct ExecutionScore(
    decimal? Score, decimal? Unrounded, decimal? Rate, decimal? RatePercent, decimal? FullYear, ExecutionSignals Signals)
{
    public bool Has(ExecutionSignals flag) => (Signals & flag) != 0;
}

/// <summary>Observations about the execution row.</summary>
[Flags]
public enum ExecutionSignals
{
    None = 0,
    AmountOutOfRange = 1 << 0,
    NegativeAmount = 1 << 1,
    FullYearZero = 1 << 2,
    ExecutedMissing = 1 << 3,
    ExecutedExceedsBudget = 1 << 4,
    LowExecution = 1 << 5,
    MeasureDue = 1 << 6,
    FullYearNotSumOfParts = 1 << 7,
}

internal static class ExecutionScorer
{
    public static ExecutionScore Score(in ExecutionInput input, ScoringProfile profile)
    {
        if (!Attainment.IsWithinLimit(input.Initial) || !Attainment.IsWithinLimit(input.Adjustments) || !Attainment.IsWithinLimit(input.CarryOver)
            || !Attainment.IsWithinLimit(input.OtherFunds) || !Attainment.IsWithinLimit(input.Executed))
            return Unscored(null, ExecutionSignals.AmountOutOfRange);

        var fullYear = input.Initial + input.Adjustments + input.CarryOver + input.OtherFunds;
        var signals = SignalsOf(input, fullYear, profile);
        const ExecutionSignals noRate = ExecutionSignals.NegativeAmount | ExecutionSignals.FullYearZero | ExecutionSignals.ExecutedMissing;
        if ((signals & noRate) != 0) return Unscored(fullYear, signals);

        var executed = input.Executed!.Value;
        var percent = Attainment.Percent(executed, fullYear);
        // Beyond the cap a quotient could leave decimal; only a full-year budget of next to nothing gets there.
        var rate = percent == Attainment.MaximumPercent ? Attainment.MaximumPercent / 100 : executed / fullYear;
        var points = AttainmentOf(input, executed, fullYear, rate, profile).Of(profile.ExecutionWeight);
        return new ExecutionScore(Math.Min(profile.ExecutionWeight, profile.Round(points)), points, rate, percent, fullYear, signals);
    }

    private static Attainment AttainmentOf(in ExecutionInput input, decimal executed, decimal fullYear, decimal rate, ScoringProfile profile)
    {
        if (profile.ExecutionSteps.Count == 0)
            return new Attainment(RowRule.ActualOverTarget, Math.Min(executed, fullYear), fullYear);
        return input.FinishedWithinBudget && executed <= fullYear
            ? Attainment.Share(RowRule.Met, 1)
            : Attainment.Share(RowRule.Steps, RowScorer.ShareAt(profile.ExecutionSteps, rate));
    }

    private static ExecutionSignals SignalsOf(in ExecutionInput input, decimal fullYear, ScoringProfile profile)
    {
        var signals = ExecutionSignals.None;
        if (input.Initial < 0 || input.CarryOver < 0 || input.OtherFunds < 0 || input.Executed < 0 || fullYear < 0) signals |= ExecutionSignals.NegativeAmount;
        if (fullYear == 0) signals |= ExecutionSignals.FullYearZero;
        if (input.Executed is null) signals |= ExecutionSignals.ExecutedMissing;
        if (input.DeclaredFullYear is { } declared && declared != fullYear) signals |= ExecutionSignals.FullYearNotSumOfParts;
        if (input.Executed > fullYear) signals |= ExecutionSignals.ExecutedExceedsBudget;
        if (fullYear <= 0) return signals;

        if (input.Executed < fullYear * profile.ExecutionReasonBelow) signals |= ExecutionSignals.LowExecution;
        if (input.Executed < fullYear * profile.ExecutionMeasureBelow) signals |= ExecutionSignals.MeasureDue;
        return signals;
    }

    private static ExecutionScore Unscored(decimal? fullYear, ExecutionSignals signals) => new(null, null, null, null, fullYear, signals);
}
