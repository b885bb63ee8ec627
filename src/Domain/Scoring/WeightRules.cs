using System.Globalization;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Scoring;

/// <summary>Categories a unit has declared not applicable, with a reason recorded elsewhere.</summary>
public readonly record struct NotApplicable(bool Cost, bool Satisfaction);

/// <summary>Checks a set of weights against a profile. Reports everything at once, so that a person repairs a table in one go.</summary>
public static class WeightRules
{
    /// <param name="profile">The profile frozen with the goals.</param>
    /// <param name="form">The form the table is written in.</param>
    /// <param name="rows">Scored rows and explanatory sub-rows.</param>
    /// <param name="notApplicable">What may be absent.</param>
    /// <param name="executionWeight">A printed execution weight, when it differs from the profile's.</param>
    public static IReadOnlyList<ScoringFinding> Check(
        ScoringProfile profile, IndicatorForm form, IReadOnlyList<SheetRow> rows, NotApplicable notApplicable = default, decimal? executionWeight = null)
    {
        var execution = executionWeight ?? profile.ExecutionWeight;
        return
        [
            .. CheckRows(profile, form, rows),
            .. CheckSum(execution, rows),
            .. CheckProfile(profile, execution, rows),
            .. CheckContent(profile, form, rows, notApplicable),
        ];
    }

    /// <summary>Above 0, at most 100, and no more decimals than any profile rounds to: sums of such weights are exact.</summary>
    internal static bool IsUsable(decimal weight) => weight is > 0 and <= 100 && Math.Round(weight, ProfileRules.MaximumDecimals) == weight;

    internal static decimal SumOf(IEnumerable<SheetRow> rows) => rows.Sum(row => Usable(row.Row.Weight));

    internal static IEnumerable<ScoringFinding> CheckRows(ScoringProfile profile, IndicatorForm form, IReadOnlyList<SheetRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Row.Category is { } category && !category.IsAllowedIn(form))
                yield return RowFindings.At(ScoringRules.CategoryMisplaced, row, i, "category", [new SeenValue("category", category.Code), new SeenValue("form", form.ToString())]);
            if (row.Row.Weight is not { } weight) continue;

            var seen = RowFindings.Values(("weight", weight));
            if (weight is <= 0 or > 100) yield return RowFindings.At(ScoringRules.WeightNotPositive, row, i, "weight", seen);
            else if (weight > profile.HeavyRowWeight) yield return RowFindings.At(ScoringRules.RowTooHeavy, row, i, "weight", seen);
            if (profile.Round(weight) != weight) yield return RowFindings.At(ScoringRules.WeightTooPrecise, row, i, "weight", seen);
        }
    }

    internal static IEnumerable<ScoringFinding> CheckProfile(ScoringProfile profile, decimal execution, IReadOnlyList<SheetRow> rows)
    {
        if (execution != profile.ExecutionWeight)
            yield return Deviation("/execution/weight", "EXE", profile.ExecutionWeight, execution);

        for (var i = 0; i < profile.Blocks.Count; i++)
        {
            var entry = profile.Blocks[i];
            var weight = SumOf(rows.Where(row => row.Row.Category is { } category && entry.Blocks.Contains(category.Block)));
            if (weight != entry.Weight) yield return Deviation("/rows", string.Join('+', entry.Blocks), entry.Weight, weight);
        }

        foreach (var block in Enum.GetValues<IndicatorBlock>())
        {
            if (profile.Has(block)) continue;
            var weight = SumOf(rows.Where(row => row.Row.Category?.Block == block));
            if (weight != 0) yield return Deviation("/rows", block.ToString(), 0, weight);
        }
    }

    private static IEnumerable<ScoringFinding> CheckSum(decimal execution, IReadOnlyList<SheetRow> rows)
    {
        var weights = SumOf(rows);
        if (execution + weights != 100)
            yield return new ScoringFinding(ScoringRules.WeightSumNot100, "/rows", null, RowFindings.Values(("execution", execution), ("rows", weights), ("sum", execution + weights)));
    }

    private static IEnumerable<ScoringFinding> CheckContent(ScoringProfile profile, IndicatorForm form, IReadOnlyList<SheetRow> rows, NotApplicable notApplicable)
    {
        var scored = rows.Where(row => row.Row.Weight is not null).ToList();
        if (scored.Count == 1)
            yield return new ScoringFinding(ScoringRules.SingleIndicator, "/rows", null, []);
        else if (scored.Count < profile.MinimumRows || scored.Count > profile.MaximumRows)
            yield return new ScoringFinding(ScoringRules.RowCountUnusual, "/rows", null, RowFindings.Values(("rows", scored.Count), ("minimum", profile.MinimumRows), ("maximum", profile.MaximumRows)));

        var costIsDue = !notApplicable.Cost && (form == IndicatorForm.A || profile.Has(IndicatorBlock.Cost));
        var satisfactionIsDue = !notApplicable.Satisfaction && profile.Has(IndicatorBlock.Satisfaction);
        if (Lacks(category => category == IndicatorCategory.Quantity)) yield return Missing("OUT.QTY");
        if (Lacks(category => category == IndicatorCategory.Quality)) yield return Missing("OUT.QLY");
        if (Lacks(category => category == IndicatorCategory.Timeliness)) yield return Missing("OUT.TIM");
        if (costIsDue && Lacks(category => category.IsCost)) yield return Missing(form == IndicatorForm.A ? "OUT.CST" : "CST");
        if (Lacks(category => category.Block == IndicatorBlock.Benefit)) yield return Missing("BEN");
        if (satisfactionIsDue && Lacks(category => category.Block == IndicatorBlock.Satisfaction)) yield return Missing("SAT");

        bool Lacks(Predicate<IndicatorCategory> wanted) => !scored.Exists(row => row.Row.Category is { } category && wanted(category));
    }

    // A weight that is an error in itself is left out, so that the sum stays readable and exact.
    private static decimal Usable(decimal? weight) => weight is { } usable && IsUsable(usable) ? usable : 0;

    private static ScoringFinding Missing(string category) => new(ScoringRules.ContentMissing, "/rows", null, [new SeenValue("category", category)]);

    private static ScoringFinding Deviation(string pointer, string part, decimal expected, decimal actual) =>
        new(ScoringRules.WeightProfileDeviation, pointer, null,
        [
            new SeenValue("part", part),
            new SeenValue("expected", expected.ToString(CultureInfo.InvariantCulture)),
            new SeenValue("actual", actual.ToString(CultureInfo.InvariantCulture)),
        ]);
}
