using System.Globalization;
using System.Text.RegularExpressions;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.ReportTexts;
using static ReliefApi.Domain.Scoring.ScoringSeverity;

namespace ReliefApi.Domain.Findings;

internal sealed class TargetIsResult() : RowRule("F11", Error, "“{words}”没有比较方式，或以已发生的结果代替目标", "“{words}” has no operator, or states a result where a target belongs", "operator")
{
    protected override bool IsBroken(SeenIndicator row, FindingInput input) =>
        input.Money is null && row is { Kind: IndicatorKind.Quantitative, Operator: null, Target: not null } || Lexicon.PastWords.Any(w => row.Words.StartsWith(w, StringComparison.Ordinal));
}

internal sealed class UnitNotDefined() : RowRule("F12", Warning, "数量指标“{words}”未说明“{unit}”计的是人员、人次还是案件", "The quantity “{words}” does not say whether “{unit}” counts persons, occurrences or cases", "unit")
{
    protected override bool IsBroken(SeenIndicator row, FindingInput input) =>
        row.Category == IndicatorCategory.Quantity && row is { Measure: null, Target: not null }
        && (string.IsNullOrEmpty(row.Unit) || (Lexicon.PersonUnits.Contains(row.Unit) || Lexicon.CaseUnits.Contains(row.Unit)) && !row.Name.HasAny(Lexicon.CountNames));
}

internal sealed class NotMeasurable() : RowRule("F15", Error, "“{words}”没有可衡量的数值，也没有写明各档次的表述", "“{words}” has no value to measure and no wording of its tiers", "target")
{
    protected override bool IsBroken(SeenIndicator row, FindingInput input) =>
        row is { Measure: null, HasTiers: false, Target: null, TargetDate: null } && !row.Words.HasAny(Lexicon.NotApplicable) && !row.Words.HasAny(Lexicon.TierWords);
}

internal sealed partial class TimeNotStated() : RowRule("F20", Warning, "时效指标“{words}”没有天数、日期或所依据的规定", "The timeliness indicator “{words}” names no days, no date and no rule", "target")
{
    protected override bool IsBroken(SeenIndicator row, FindingInput input) =>
        row.Category == IndicatorCategory.Timeliness && row is { Measure: null, TargetDate: null } && row.Unit is not ("天" or "日" or "工作日" or "小时" or "月") && !Term().IsMatch(row.Words);

    [GeneratedRegex(@"\d+\s*个?(工作日|自然日|日|天|小时|个月|月)|[一二三四五六七八九十]+个?(工作日|日|天)|《|第[一二三四五六七八九十\d]+条|年底|月底")]
    private static partial Regex Term();
}

internal sealed class NoWeightsOrTable() : FindingRule("F21", Error, "报告没有完整的指标权重或评分表：{seen}", "The report has no complete weights or no score table: {seen}")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Text is not { } text) yield break;
        List<string> seen = [];
        var sum = input.Indicators.Sum(i => i.Weight ?? 0);
        if (input.Indicators.All(i => i.Weight is null)) seen.Add("无权重");
        // With or without the execution row, which is no indicator of the goals. Records are held against their profile elsewhere.
        else if (input.Money is null && sum is not (100 or 90 or 80)) seen.Add($"权重合计{sum.ToString(CultureInfo.InvariantCulture)}");
        if (!text.Sections.Any(s => s.Kind == ReportSectionKind.Annex) && !text.Text.HasAny(Lexicon.AnnexWords)) seen.Add("未附评分表");
        if (seen.Count > 0) yield return At(new(ReportSectionKind.Conclusion, Field: "weights"), ("seen", string.Join("、", seen)));
    }
}

internal sealed class GoalNotLinked() : FindingRule("F32", Warning, "绩效目标未区分总体目标和年度目标，或没有分解为指标：{seen}", "The goals do not tell the overall from the annual goal, or are not broken into indicators: {seen}")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        List<string> seen = [];
        if (string.IsNullOrWhiteSpace(input.AnnualGoal)) seen.Add("无年度目标");
        if (input.Money is null && string.IsNullOrWhiteSpace(input.OverallGoal)) seen.Add("无总体目标");
        if (input.Indicators.Count == 0) seen.Add("无绩效指标");
        if (seen.Count > 0) yield return At(new(ReportSectionKind.Background, Field: "goals"), ("seen", string.Join("、", seen)));
    }
}

internal sealed class ClaimsWithoutEvidence() : FindingRule("F44", Warning, "报告列出{count}项指标数值，但没有附件、台账或数据来源", "The report states {count} figures but names no annex, register or source")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        var claims = input.Indicators.Count(i => i.Target is not null);
        if (input.Money is null && input.Text is { } text && claims > 0 && !text.Text.HasAny(Lexicon.EvidenceWords))
            yield return At(new(ReportSectionKind.Background, Field: "evidence"), ("count", claims.ToString(CultureInfo.InvariantCulture)));
    }
}

internal sealed class TargetTooLow() : FindingRule("TARGET_TOO_LOW", Warning, "“{name}”的目标{target}明显低于本项目以往实际（{priors}），照此必然大幅超额完成",
    "The target {target} of “{name}” lies far below what the project itself reached ({priors}): repeating it would be over-achievement")
{
    public override IEnumerable<Finding> Check(FindingInput input) => input.Indicators.Where(row => row.IsScored && TargetSanity.IsTooLow(row, input.Thresholds))
        .Select(row => At(new(Row: row.Row, Field: "target", Span: row.Span), ("name", row.Name), ("target", TargetSanity.Text(row.Target)), ("priors", TargetSanity.PriorsOf(row))));
}

internal sealed class TargetOutOfLine() : FindingRule("TARGET_OUT_OF_LINE", Warning, "“{name}”的目标{target}与同类项目的中位数{median}（{counties}个县）或本项目以往实际（{priors}）相差过大",
    "The target {target} of “{name}” is out of line with the median {median} of similar projects ({counties} counties) or with the project's own past ({priors})")
{
    public override IEnumerable<Finding> Check(FindingInput input) => input.Indicators.Where(row => row.IsScored && TargetSanity.IsOutOfLine(row, input.Thresholds))
        .Select(row => At(new(Row: row.Row, Field: "target", Span: row.Span), ("name", row.Name), ("target", TargetSanity.Text(row.Target)), ("median", TargetSanity.Text(row.Similar?.Median)),
            ("counties", row.Similar?.Counties.ToString(CultureInfo.InvariantCulture) ?? "—"), ("priors", TargetSanity.PriorsOf(row))));
}

/// <summary>Whether a target fits what was reached before and what others reach. Only numbers of the same measure and unit are compared.</summary>
internal static class TargetSanity
{
    /// <summary>Even the poorer of the two years before would be an over-achievement of this target.</summary>
    public static bool IsTooLow(SeenIndicator row, TargetThresholds limits)
    {
        if (row.Target is not > 0 || row.Priors.Count == 0 || row.Operator is not { } op) return false;
        if (op.IsHigherBetter) return row.Priors.Min(p => p.Value) > row.Target * limits.Above;
        return op.IsLowerBetter && row.Priors.Max(p => p.Value) < row.Target * limits.Below;
    }

    /// <summary>Far from the median of others, to either side, or far beyond the better of the two years before.</summary>
    public static bool IsOutOfLine(SeenIndicator row, TargetThresholds limits)
    {
        if (row.Target is not > 0 || row.Operator is not { } op || !op.IsHigherBetter && !op.IsLowerBetter) return false;
        if (row.Similar is { Median: > 0 and var median } && (row.Target > median * limits.OutOfLine || row.Target * limits.OutOfLine < median)) return true;
        if (row.Priors.Count == 0 || !row.Priors.Any(p => p.Value > 0)) return false;
        return op.IsHigherBetter ? row.Target > row.Priors.Max(p => p.Value) * limits.OutOfLine : row.Target * limits.OutOfLine < row.Priors.Min(p => p.Value);
    }

    public static string PriorsOf(SeenIndicator row) => row.Priors.Count == 0 ? "—" : string.Join("、", row.Priors.Select(p => $"{p.FiscalYear}年{Text(p.Value)}"));

    public static string Text(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "—";
}
