using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Scoring;

/// <summary>What units, texts and sub-rows give away about a row, whatever it scores.</summary>
internal static class RowPlausibility
{
    private static readonly string[] MoneyUnits = ["元", "千元", "万元", "百万元", "亿元"];
    private static readonly string[] Operators = ["≥", "≤", ">", "<", "＞", "＜", "⩾", "⩽", "不低于", "不少于", "不高于", "不超过", "以上", "以内", "以下"];

    public static IEnumerable<ScoringFinding> Check(IReadOnlyList<SheetRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var finding in CheckTexts(rows[i], i)) yield return finding;
            foreach (var finding in CheckParts(rows[i], i, rows)) yield return finding;
        }
    }

    private static IEnumerable<ScoringFinding> CheckTexts(SheetRow row, int index)
    {
        var data = row.Row;
        if (data.Kind == IndicatorKind.Qualitative) yield break;

        if (row.ActualText is { } text && text.Trim() is { Length: > 0 } written)
        {
            if (Operators.Any(op => written.Contains(op, StringComparison.Ordinal)))
                yield return RowFindings.At(ScoringRules.OperatorInActual, row, index, "actualText", [new SeenValue("actualText", written)]);
            else if (!written.Any(char.IsDigit))
                yield return RowFindings.At(ScoringRules.NonNumericActual, row, index, "actualText", [new SeenValue("actualText", written)]);
        }

        var values = RowFindings.Values(("weight", data.Weight), ("target", data.Target), ("actual", data.Actual));
        if (data.Target is not null && data.Target == data.Weight)
            yield return RowFindings.At(ScoringRules.TargetEqualsWeight, row, index, "target", values);
        if (row.Unit is "%" && !data.IsGrowthRate && data.Target > 100)
            yield return RowFindings.At(ScoringRules.PercentAbove100, row, index, "target", values);
        if (row.Unit is "%" && data.Target > 1 && data.Actual is > 0 and <= 1 && data.Operator.IsHigherBetter)
            yield return RowFindings.At(ScoringRules.PercentAsFraction, row, index, "actual", values);
        if (ReferenceEquals(data.Category, IndicatorCategory.Quantity) && MoneyUnits.Contains(row.Unit))
            yield return RowFindings.At(ScoringRules.MoneyAsQuantity, row, index, "unit", [new SeenValue("unit", row.Unit!)]);
    }

    // Only sub-rows without a weight are parts; a weighted "其中" row is a target of its own.
    private static IEnumerable<ScoringFinding> CheckParts(SheetRow parent, int index, IReadOnlyList<SheetRow> rows)
    {
        var parts = rows.Where(row => row.ParentKey == parent.Key && row.Row.Weight is null).ToList();
        if (parts.Count == 0) yield break;

        if (parts.Find(part => part.Unit != parent.Unit) is { } other)
        {
            yield return RowFindings.At(ScoringRules.UnitMixed, parent, index, "unit",
                [new SeenValue("unit", parent.Unit ?? ""), new SeenValue(other.Key, other.Unit ?? "")]);
            yield break;
        }

        foreach (var (field, value) in new (string, Func<SheetRow, decimal?>)[] { ("target", row => row.Row.Target), ("actual", row => row.Row.Actual) })
        {
            if (value(parent) is not { } total || parts.Exists(part => value(part) is null || !Attainment.IsWithinLimit(value(part)))) continue;
            var sum = parts.Sum(part => value(part)!.Value);
            if (sum != total) yield return RowFindings.At(ScoringRules.PartsNotEqualTotal, parent, index, field, RowFindings.Values((field, total), ("sumOfParts", sum)));
        }
    }
}
