using System.Globalization;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Scoring;

/// <summary>Builds explanations on demand by asking the engine for the score and putting its rule into words.</summary>
public static class ScoreExplainer
{
    public static ScoreExplanation ExplainRow(SheetRow sheetRow, ScoringProfile profile)
    {
        var row = sheetRow.Row;
        var score = ScoringEngine.ScoreRow(row, profile);
        var text = RuleText.Of(score.Rule);
        return new ScoreExplanation
        {
            Key = sheetRow.Key,
            TitleZh = sheetRow.Name,
            TitleEn = sheetRow.Name,
            RuleId = text.Id,
            RuleZh = text.Zh,
            RuleEn = text.En,
            Formula = FormulaText.Of(row, score, profile),
            RoundingZh = score.IsScored ? RoundingZh(profile) : null,
            RoundingEn = score.IsScored ? RoundingEn(profile) : null,
            Weight = row.Weight,
            Unrounded = score.Unrounded,
            Score = score.Score,
            Inputs = InputsOf(sheetRow),
        };
    }

    public static ScoreExplanation ExplainExecution(ExecutionInput input, ScoringProfile profile, IReadOnlyDictionary<string, string>? sources = null)
    {
        var score = ScoringEngine.ScoreExecution(input, profile);
        var stepped = profile.ExecutionSteps.Count > 0;
        return new ScoreExplanation
        {
            Key = "execution",
            TitleZh = "预算执行率",
            TitleEn = "Budget execution",
            RuleId = stepped ? "execution.steps" : "execution.proportional",
            RuleZh = stepped ? "按执行率所在区间得分" : "权重 × min(1, 全年执行数 ÷ 全年预算数)，全年预算数 = 年初预算 + 调整 + 结转 + 其他资金",
            RuleEn = stepped ? "points by the step the rate falls in" : "weight × min(1, executed ÷ full-year budget), full-year = initial + adjustments + carry-over + other funds",
            Formula = FormulaText.Of(input, score, profile),
            RoundingZh = score.Score is null ? null : RoundingZh(profile),
            RoundingEn = score.Score is null ? null : RoundingEn(profile),
            Weight = profile.ExecutionWeight,
            Unrounded = score.Unrounded,
            Score = score.Score,
            Inputs =
            [
                .. Input("initial", "年初预算（元）", "initial budget (yuan)", input.Initial, sources),
                .. Input("adjustments", "预算调整（元）", "adjustments (yuan)", input.Adjustments, sources),
                .. Input("carryOver", "上年结转（元）", "carry-over (yuan)", input.CarryOver, sources),
                .. Input("otherFunds", "其他资金（元）", "other funds (yuan)", input.OtherFunds, sources),
                .. Input("executed", "全年执行数（元）", "executed (yuan)", input.Executed, sources),
            ],
        };
    }

    /// <summary>The whole tree: total, then execution and the first-level blocks, then the rows.</summary>
    public static ScoreExplanation ExplainSheet(ScoreSheetInput input)
    {
        var blocks = input.Rows
            .GroupBy(row => row.Row.Category?.Block)
            .OrderBy(group => group.Key)
            .Select(group => Sum(
                group.Key?.ToString() ?? "other", group.Key?.LabelZh ?? "其他", group.Key?.LabelEn ?? "Other",
                "block.sum", "各指标得分之和", "sum of the rounded row scores", [.. group.Select(row => ExplainRow(row, input.Profile))]));
        return Sum("total", "总分", "Total", "total.sum", "预算执行率得分与各指标得分之和", "execution score plus the rounded row scores",
            [ExplainExecution(input.Execution, input.Profile, input.ExecutionSources), .. blocks]);
    }

    private static ScoreExplanation Sum(string key, string titleZh, string titleEn, string ruleId, string ruleZh, string ruleEn, IReadOnlyList<ScoreExplanation> children)
    {
        var total = children.Sum(child => child.Score ?? 0);
        var terms = children.Where(child => child.Score is not null).Select(child => FormulaText.Print(child.Score!.Value)).ToList();
        return new ScoreExplanation
        {
            Key = key,
            TitleZh = titleZh,
            TitleEn = titleEn,
            RuleId = ruleId,
            RuleZh = ruleZh,
            RuleEn = ruleEn,
            Formula = terms.Count == 0 ? "—" : $"{string.Join(" + ", terms)} = {FormulaText.Print(total)}",
            // Adding may not overflow on weights that are errors in themselves.
            Weight = children.Sum(child => child.Weight is { } weight && WeightRules.IsUsable(weight) ? weight : 0),
            Score = total,
            Children = children,
        };
    }

    private static List<ExplanationInput> InputsOf(SheetRow sheetRow)
    {
        var row = sheetRow.Row;
        var sources = sheetRow.Sources;
        return
        [
            .. Input("target", "目标值", "target", row.Target, sources, row.Operator == TargetOperator.Range ? "≥ " : row.Operator.Symbol + " ", sheetRow.Unit),
            .. Input("upperTarget", "目标上限", "upper end of the target", row.UpperTarget, sources, "≤ ", sheetRow.Unit),
            .. Input("actual", "实际值", "actual", row.Actual, sources, "", sheetRow.Unit),
            .. Input("dueOn", "目标日期", "due date", row.DueOn, sources),
            .. Input("actualOn", "实际日期", "actual date", row.ActualOn, sources),
            .. Input("tier", "档次", "tier", row.Tier is { } tier ? (int)tier : null, sources),
            .. Input("chosenScore", "评定得分", "points given", row.ChosenScore, sources),
        ];
    }

    private static IEnumerable<ExplanationInput> Input(
        string name, string zh, string en, IFormattable? value, IReadOnlyDictionary<string, string>? sources, string before = "", string? unit = null)
    {
        if (value is null) yield break;
        var format = value is DateOnly ? "yyyy-MM-dd" : null;
        yield return new ExplanationInput(name, zh, en, before + value.ToString(format, CultureInfo.InvariantCulture) + unit, sources?.GetValueOrDefault(name));
    }

    private static string RoundingZh(ScoringProfile profile) =>
        string.Create(CultureInfo.InvariantCulture, $"四舍五入保留{profile.RoundingDecimals}位小数，得分不超过权重");

    private static string RoundingEn(ScoringProfile profile) =>
        string.Create(CultureInfo.InvariantCulture, $"rounded to {profile.RoundingDecimals} decimals, halves away from zero, never above the weight");
}
