using System.Globalization;
using ReliefApi.Domain.Indicators;
using static ReliefApi.Domain.Scoring.ScoringSeverity;

namespace ReliefApi.Domain.Findings;

/// <summary>A rule that looks at one indicator at a time.</summary>
internal abstract class RowRule(string id, Scoring.ScoringSeverity severity, string zh, string en, string field = "name") : FindingRule(id, severity, zh, en)
{
    public override IEnumerable<Finding> Check(FindingInput input) =>
        input.Indicators.Where(i => i.IsScored && IsBroken(i, input)).Select(i => At(new(Row: i.Row, Field: field, Span: i.Span), ("name", i.Name), ("words", Texts.Quote(i.Words)), ("unit", i.Unit ?? "")));

    protected abstract bool IsBroken(SeenIndicator row, FindingInput input);
}

internal sealed class CategoriesRepeatEachOther() : FindingRule("F03", Error, "{first}与{second}的内容相同：“{words}”", "{first} and {second} say the same: “{words}”")
{
    public override IEnumerable<Finding> Check(FindingInput input) =>
        from same in input.Indicators.Where(i => i.IsScored && i.Category is not null).GroupBy(i => Texts.Normalise(i.Words))
        where same.Key.Length > 0
        let rows = same.DistinctBy(i => i.Category).ToList()
        where rows.Count > 1
        select At(new(Row: rows[1].Row, Field: "name", Span: rows[1].Span), ("first", rows[0].Category!.LabelZh), ("second", rows[1].Category!.LabelZh), ("words", Texts.Quote(rows[0].Words)));
}

internal sealed class CostWithoutMoney() : RowRule("F04", Error, "成本指标“{words}”没有金额、单位成本或工时", "The cost indicator “{words}” names no money, unit cost or time")
{
    protected override bool IsBroken(SeenIndicator row, FindingInput input) =>
        row.Category?.IsCost == true && row.Measure is null && !row.Words.HasAny(Lexicon.NotApplicable) && !$"{row.Words}{row.Unit}".HasAny(Lexicon.CostWords);
}

internal sealed class OneFactTwice() : FindingRule("F13", Error, "同一事实被用于多个类别：{first}“{one}”与{second}“{other}”", "One fact serves several categories: {first} “{one}” and {second} “{other}”")
{
    private const decimal Alike = 0.8m;

    public override IEnumerable<Finding> Check(FindingInput input)
    {
        List<SeenIndicator> rows = [.. input.Indicators.Where(i => i.IsScored && i.Category is not null)];
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (rows.Take(i).FirstOrDefault(earlier => earlier.Category != row.Category && IsSameFact(earlier, row)) is { } first)
                yield return At(new(Row: row.Row, Field: "name", Span: row.Span), ("first", first.Category!.LabelZh), ("one", first.Name), ("second", row.Category!.LabelZh), ("other", row.Name));
        }
    }

    private static bool IsSameFact(SeenIndicator one, SeenIndicator other) =>
        one.Measure is not null || other.Measure is not null ? one.Measure == other.Measure : Texts.Similarity(one.Words, other.Words) >= Alike;
}

internal sealed class EconomicBenefitIsSocial() : RowRule("F16", Warning, "经济效益指标“{words}”说的是社会效果", "The economic benefit “{words}” states a social effect")
{
    protected override bool IsBroken(SeenIndicator row, FindingInput input) =>
        row.Category == IndicatorCategory.EconomicBenefit && row.Words.HasAny(Lexicon.StabilityWords) && !$"{row.Words}{row.Unit}".HasAny(Lexicon.EconomicMarks);
}

internal sealed class EnvironmentNotMeant() : RowRule("F17", Error, "生态效益指标“{words}”与生态环境无关，也未注明不适用", "The environmental benefit “{words}” is not about the environment, nor marked as not applicable")
{
    protected override bool IsBroken(SeenIndicator row, FindingInput input) =>
        row.Category == IndicatorCategory.EnvironmentalBenefit && !row.Words.HasAny(Lexicon.EnvironmentWords) && !row.Words.HasAny(Lexicon.NotApplicable);
}

internal sealed class LastingEffectIsSlogan() : RowRule("F18", Warning, "可持续影响指标“{words}”是口号，没有对象或可衡量的内容", "The lasting effect “{words}” is a slogan without an object or a measure")
{
    private const int Shortest = 12;

    protected override bool IsBroken(SeenIndicator row, FindingInput input) =>
        row.Category == IndicatorCategory.SustainableBenefit && row is { HasTiers: false, Measure: null, Target: null } && !row.Words.Any(char.IsDigit) && !row.Words.HasAny(Lexicon.NotApplicable)
        && (Texts.Normalise(row.Words).Length <= Shortest || row.Words.HasAny(Lexicon.Slogans));
}

internal sealed class SatisfactionNotSurveyed() : RowRule("F19", Error, "满意度指标“{words}”不是调查得出的满意程度", "The satisfaction indicator “{words}” is not what a survey found")
{
    protected override bool IsBroken(SeenIndicator row, FindingInput input) =>
        row.Category?.Block == IndicatorBlock.Satisfaction && !(row.Measure ?? "").Contains("satisfaction", StringComparison.Ordinal)
        && (!row.Words.HasAny(Lexicon.SurveyWords) || row.Words.HasAny(Lexicon.AgreementWords) || row.Measure is not null);
}

internal sealed class ObjectAndUnitDiffer() : FindingRule("F47", Error, "目标救助的是{objects}，数量指标却只以“{units}”计，两者没有换算或并列的数量", "The goal speaks of {objects}, but quantity is counted only in {units}, with no count that bridges the two")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        var aim = string.Concat(input.OverallGoal, input.AnnualGoal, string.Concat(input.Projects.Select(p => p.Summary)));
        List<SeenIndicator> counted = [.. input.Indicators.Where(i => i.Category == IndicatorCategory.Quantity && i.Unit is not null)];
        if (counted.Count == 0 || !counted.TrueForAll(i => Lexicon.PersonUnits.Contains(i.Unit)) || input.Indicators.Any(CountsCases) || Lexicon.CaseWords.FirstOrDefault(w => aim.Contains(w, StringComparison.Ordinal)) is not { } named) yield break;
        yield return At(new(Row: counted[0].Row, Field: "unit", Span: counted[0].Span), ("objects", named), ("units", string.Join("、", counted.Select(i => i.Unit).Distinct())));
    }

    /// <summary>A rate or an average over cases states their number as well.</summary>
    private static bool CountsCases(SeenIndicator row) => row.Unit?.EndsWith("/件", StringComparison.Ordinal) == true || row.Measure is { } code && Measures.Find(code) is { Denominator: Facts.CasesPaid };
}

internal sealed class EveryPercentIs100() : FindingRule("F14", Warning, "{count}个百分比目标全部为100%，没有区分度", "All {count} percentage targets are 100 %: they tell nothing apart")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        List<SeenIndicator> rates = [.. input.Indicators.Where(i => i.IsScored && i is { Unit: "%", Target: not null })];
        if (rates.Count > 1 && rates.TrueForAll(i => i.Target == 100))
            yield return At(new(Field: "target", Span: rates[0].Span), ("count", rates.Count.ToString(CultureInfo.InvariantCulture)), ("rows", string.Join("、", rates.Select(i => i.Name))));
    }
}
