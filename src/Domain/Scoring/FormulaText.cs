using System.Globalization;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Scoring;

/// <summary>Writes a formula with its values, the same on every machine.</summary>
internal static class FormulaText
{
    public static string Of(in ScoringRow row, RowScore score, ScoringProfile profile)
    {
        if (score.Score is not { } points || row.Weight is not { } weight) return "—";

        var w = Print(weight);
        return score.Rule switch
        {
            RowRule.MissingActual => "0",
            RowRule.ActualOverTarget => $"{w} × min(1, {Print(row.Actual)} ÷ {Print(row.Target)}){Result(score.Unrounded, points)}",
            RowRule.TargetOverActual => $"{w} × min(1, {Print(row.Operator == TargetOperator.Range ? row.UpperTarget : row.Target)} ÷ {Print(row.Actual)}){Result(score.Unrounded, points)}",
            RowRule.TierChosen => $"{Print(points)} ∈ {Band(row, weight, profile)}",
            _ => $"{w} × {Print(score.Ratio)}{Result(score.Unrounded, points)}",
        };
    }

    public static string Of(in ExecutionInput input, ExecutionScore score, ScoringProfile profile)
    {
        if (score.Score is not { } points) return "—";

        var w = Print(profile.ExecutionWeight);
        return profile.ExecutionSteps.Count > 0
            ? $"{w} × {Print(score.Unrounded / profile.ExecutionWeight)}{Result(score.Unrounded, points)}"
            : $"{w} × min(1, {Print(input.Executed)} ÷ ({Print(input.Initial)} + {Signed(input.Adjustments)} + {Print(input.CarryOver)} + {Print(input.OtherFunds)})){Result(score.Unrounded, points)}";
    }

    public static string Print(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "—";

    /// <summary>" = 13.7526… → 13.75"; an exact result needs no second step.</summary>
    private static string Result(decimal? unrounded, decimal score) =>
        unrounded == score ? $" = {Print(score)}" : $" = {Cut(unrounded!.Value)} → {Print(score)}";

    private static string Cut(decimal value)
    {
        var cut = Math.Round(value, 4, MidpointRounding.ToZero);
        return cut == value ? value.ToString("0.####", CultureInfo.InvariantCulture) : cut.ToString("0.0000", CultureInfo.InvariantCulture) + "…";
    }

    private static string Signed(decimal value) => value < 0 ? $"({Print(value)})" : Print(value);

    private static string Band(in ScoringRow row, decimal weight, ScoringProfile profile)
    {
        var range = profile.RangeOf(row.Tier!.Value, weight)!.Value;
        return $"[{Print(range.Low)}, {Print(range.High)}{(range.IncludesHigh ? ']' : ')')}";
    }
}
