using ReliefApi.Domain.Common;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Domain.Indicators;

/// <summary>What an indicator must say before it can be measured. Every fault at once, pointing at the member.</summary>
public static class IndicatorRules
{
    /// <summary>A growth rate is the one percentage that may be negative, zero or a small fraction.</summary>
    public static bool IsGrowthRate(string name, string? unit) =>
        unit == "%" && (name.Contains("增长率", StringComparison.Ordinal) || name.Contains("增幅", StringComparison.Ordinal) || name.Contains("下降率", StringComparison.Ordinal));

    public static IEnumerable<Error> FaultsOf(IndicatorDefinition definition)
    {
        if (IndicatorCategory.Find(definition.Category) is null) yield return IndicatorErrors.UnknownCategory.At("/category");
        if (definition.Weight is <= 0 or > 100) yield return IndicatorErrors.WeightOutOfRange.At("/weight");
        foreach (var fault in definition.Kind == IndicatorKind.Qualitative ? FaultsOfJudgement(definition) : FaultsOfNumber(definition)) yield return fault;
        if (definition.MeasureCode is { } code)
            foreach (var fault in FaultsOfMeasure(definition, code)) yield return fault;
    }

    /// <summary>The fault of a category that the form does not have; an unknown one is reported elsewhere.</summary>
    public static Error? FormFaultOf(string category, IndicatorTaxonomy taxonomy) =>
        IndicatorCategory.Find(category) is not null && taxonomy.Find(category) is null ? IndicatorErrors.CategoryNotInForm.At("/category").Seen($"{category} · {taxonomy.Code}") : null;

    private static IEnumerable<Error> FaultsOfJudgement(IndicatorDefinition definition)
    {
        if (definition.Tiers is null) yield return IndicatorErrors.TiersMissing.At("/tiers");
        foreach (var (given, member) in new[]
                 {
                     (definition.Operator is not null, "operator"), (definition.Target is not null, "target"), (definition.TargetUpper is not null, "targetUpper"),
                     (definition.TargetDate is not null, "targetDate"), (definition.MeasureCode is not null, "measureCode"),
                 })
            if (given) yield return IndicatorErrors.NotForThisKind.At("/" + member);
    }

    private static IEnumerable<Error> FaultsOfNumber(IndicatorDefinition definition)
    {
        var (op, target, upper) = (definition.Operator, definition.Target, definition.TargetUpper);
        if (op is null) yield return IndicatorErrors.OperatorMissing.At("/operator");
        if (op == TargetOperator.OnOrBefore)
        {
            if (definition.TargetDate is null) yield return IndicatorErrors.TargetMissing.At("/targetDate");
            if (target is not null) yield return IndicatorErrors.NotForThisKind.At("/target");
            if (upper is not null) yield return IndicatorErrors.NotForThisKind.At("/targetUpper");
            if (definition.MeasureCode is not null) yield return IndicatorErrors.NotForThisKind.At("/measureCode");
            yield break;
        }

        if (definition.TargetDate is not null) yield return IndicatorErrors.NotForThisKind.At("/targetDate");
        if (string.IsNullOrWhiteSpace(definition.Unit)) yield return IndicatorErrors.UnitMissing.At("/unit");
        if (target is null) yield return IndicatorErrors.TargetMissing.At("/target");
        if (op == TargetOperator.Range && upper is null) yield return IndicatorErrors.TargetMissing.At("/targetUpper");
        if (op is not null and not TargetOperator.Range && upper is not null) yield return IndicatorErrors.NotForThisKind.At("/targetUpper");
        if (op == TargetOperator.Range && target > upper) yield return IndicatorErrors.RangeReversed.At("/targetUpper");
        if (!Attainment.IsWithinLimit(target)) yield return IndicatorErrors.OutOfRange.At("/target");
        if (!Attainment.IsWithinLimit(upper)) yield return IndicatorErrors.OutOfRange.At("/targetUpper");
        if (IsGrowthRate(definition.Name, definition.Unit)) yield break;

        if (target < 0) yield return IndicatorErrors.Negative.At("/target");
        if (upper < 0) yield return IndicatorErrors.Negative.At("/targetUpper");
        // Of a count, "at least 0" is always met and "less than 0" never.
        if (target == 0 && op is TargetOperator.AtLeast or TargetOperator.LessThan) yield return IndicatorErrors.TargetMeaningless.At("/target");
        if (definition.Unit == "%" && op?.IsHigherBetter == true && target is > 0 and < 1) yield return IndicatorErrors.PercentAsFraction.At("/target");
    }

    private static IEnumerable<Error> FaultsOfMeasure(IndicatorDefinition definition, string code)
    {
        if (Measures.Find(code) is not { } measure) yield return GoalErrors.UnknownMeasure.At("/measureCode");
        else if (definition.Kind == IndicatorKind.Quantitative && definition.Unit is { } unit && measure.ScaleTo(unit) is null)
            yield return GoalErrors.MeasureOfAnotherUnit.At("/unit").Seen($"{unit} · {measure.Unit}");
    }
}

public static class IndicatorErrors
{
    public static readonly Error UnknownCategory = Error.Rule("indicator.unknown_category", "指标类别不存在。", "No such indicator category.");
    public static readonly Error CategoryNotInForm = Error.Rule("indicator.category_not_in_form", "指标类别不属于所选表式。", "The category does not belong to this form.");
    public static readonly Error WeightOutOfRange = Error.Rule("indicator.weight_out_of_range", "权重须大于0且不超过100；不计分的说明行不填权重。", "A weight is above 0 and at most 100; an explanatory row has none.");
    public static readonly Error TiersMissing = Error.Rule("indicator.tiers_missing", "定性指标须写明三个档次的表述。", "A qualitative indicator words its three tiers.");
    public static readonly Error NotForThisKind = Error.Rule("indicator.not_for_this_kind", "此类指标不得填写该项。", "This kind of indicator does not take this member.");
    public static readonly Error OperatorMissing = Error.Rule("indicator.operator_missing", "定量指标须注明比较方式。", "A quantitative indicator names its operator.");
    public static readonly Error TargetMissing = Error.Rule("indicator.target_missing", "缺少目标值。", "The target is missing.");
    public static readonly Error UnitMissing = Error.Rule("indicator.unit_missing", "定量指标须注明计量单位。", "A quantitative indicator names its unit.");
    public static readonly Error RangeReversed = Error.Rule("indicator.range_reversed", "区间上限小于下限。", "The upper end of the range lies below its lower end.");
    public static readonly Error OutOfRange = Error.Rule("indicator.value_out_of_range", "数值超出可计算范围。", "The value is too large to be meant.");
    public static readonly Error Negative = Error.Rule("indicator.negative_value", "除增长率外，数值不得为负。", "Only growth rates may be negative.");
    public static readonly Error TargetMeaningless = Error.Rule("indicator.target_meaningless", "目标值无法区分完成与未完成。", "The target cannot tell met from missed.");
    public static readonly Error PercentAsFraction = Error.Rule("indicator.percent_as_fraction", "百分比按百分数填写：98.5% 填 98.5。", "Write a percentage as a percent number: 98.5 for 98.5 %.");
}
