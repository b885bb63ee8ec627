using System.Globalization;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Reports;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Evaluations;

/// <summary>One indicator as the report prints it.</summary>
internal static class IndicatorFactsOf
{
    public static IndicatorFacts Row(Indicator indicator, IndicatorTaxonomy taxonomy, in RowScore score, int evidence)
    {
        var category = IndicatorCategory.Find(indicator.Category);
        var measure = indicator.MeasureCode is { } code ? Measures.Find(code) : null;
        // An explanatory row stands in the table but neither earns nor misses anything.
        var scored = indicator.Weight is not null;
        var qualitative = indicator.Kind == IndicatorKind.Qualitative;
        return new(
            indicator.Id.ToString(), indicator.Category, category?.Block.LabelZh ?? "", taxonomy.Find(indicator.Category)?.LabelZh ?? category?.LabelZh ?? "", indicator.Name,
            qualitative ? "" : indicator.Operator?.Symbol ?? "", TargetOf(indicator, qualitative), qualitative ? "" : indicator.Unit ?? "",
            qualitative ? null : indicator.ActualValue, qualitative ? TierOf(indicator) ?? (scored ? null : "不计分") : null,
            indicator.ActualNumerator, measure is null ? null : FactNames.Of(measure.Numerator), indicator.ActualDenominator, measure?.Denominator is { } under ? FactNames.Of(under) : null,
            indicator.Weight ?? 0, scored ? score.Score : 0, score.CompletionPercent, scored && (score.Has(RowSignals.Missed) || score.Score < indicator.Weight),
            indicator.RecordedReason, null, indicator.MeasureCode, measure?.FormulaZh, evidence, ScoreReader.SourceOf(indicator));
    }

    private static string TargetOf(Indicator indicator, bool qualitative)
    {
        if (qualitative) return indicator.TierAchieved ?? "";
        if (indicator.TargetDate is { } date) return date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        var target = indicator.Target?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
        return indicator.TargetUpper is { } upper ? $"{target}～{upper.ToString("0.######", CultureInfo.InvariantCulture)}" : target;
    }

    private static string? TierOf(Indicator indicator) => (QualitativeTier?)indicator.RecordedTier switch
    {
        QualitativeTier.Achieved => indicator.TierAchieved ?? "达成预期指标",
        QualitativeTier.PartlyAchieved => indicator.TierPartly ?? "部分达成预期指标",
        QualitativeTier.NotAchieved => indicator.TierNotAchieved ?? "未达成预期指标",
        _ => null,
    };
}

/// <summary>What a fact counts, in words.</summary>
internal static class FactNames
{
    private static readonly Dictionary<string, string> Names = new()
    {
        [Facts.PersonsPaid] = "获得支付的人员",
        [Facts.CasesPaid] = "已支付个案",
        [Facts.Payments] = "支付笔数",
        [Facts.PaidAmount] = "支付金额",
        [Facts.AgreementsSigned] = "签订协议的已支付个案",
        [Facts.StoppedPetitioning] = "协议有效且未再信访的个案",
        [Facts.DecisionsDue] = "期内应审定个案",
        [Facts.DecidedInTime] = "按期审定个案",
        [Facts.PaymentsDue] = "期内应支付个案",
        [Facts.PaidInTime] = "按期支付个案",
        [Facts.Invited] = "邀请评价人数",
        [Facts.Replied] = "有效回复数",
        [Facts.SatisfiedTotal] = "满意和基本满意回复数",
        [Facts.Registered] = "登记信访事项",
        [Facts.Repeats] = "重复信访事项",
        [Facts.AcceptancesDue] = "应作出受理决定事项",
        [Facts.AcceptedInTime] = "按期作出受理决定事项",
        [Facts.RepliesDue] = "应答复事项",
        [Facts.RepliedInTime] = "按期答复事项",
        [Facts.FirstTimeConcluded] = "办结的初次信访事项",
        [Facts.FirstTimeResolved] = "一次性化解的初次信访事项",
        [Facts.LeaderOwned] = "领导包案事项",
        [Facts.LeaderOwnedSettled] = "已化解的领导包案事项",
        [Facts.FullYear] = "全年预算数",
        [Facts.Executed] = "全年执行数",
    };

    public static string Of(string fact) => Names.GetValueOrDefault(fact, fact);
}
