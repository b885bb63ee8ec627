using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Scoring;

/// <summary>
/// The explanation of a whole sheet carried on below the rows: each input hangs under its row, and what it was counted from under it.
/// Rules, formulas and points are those of <see cref="ScoreExplainer"/>; nothing is scored here.
/// </summary>
public static class ExplanationTree
{
    public const string PointsZh = "分";

    /// <param name="input">The sheet.</param>
    /// <param name="evidence">Takes the key of a row ("execution" for the money) and the node of one of its inputs, and hangs under it what it rests on.</param>
    public static ExplanationNode Of(ScoreSheetInput input, Func<string, ExplanationNode, ExplanationNode> evidence)
    {
        var rows = input.Rows.ToDictionary(row => row.Key);
        return Convert(ScoreExplainer.ExplainSheet(input));

        ExplanationNode Convert(ScoreExplanation from)
        {
            var isSum = from.Key == "total" || from.Children.Count > 0;
            var row = isSum ? null : rows.GetValueOrDefault(from.Key);
            return new ExplanationNode
            {
                Key = from.Key,
                Level = from.Key == "total" ? ExplanationLevel.Total : isSum ? ExplanationLevel.Block : row is null ? ExplanationLevel.Execution : ExplanationLevel.Row,
                TitleZh = from.TitleZh,
                TitleEn = from.TitleEn,
                RuleId = from.RuleId,
                RuleVersion = from.RuleVersion,
                RuleZh = from.RuleZh,
                RuleEn = from.RuleEn,
                Formula = from.Formula,
                RoundingZh = from.RoundingZh,
                RoundingEn = from.RoundingEn,
                RoundingDecimals = isSum ? null : input.Profile.RoundingDecimals,
                Weight = from.Weight,
                Unrounded = from.Unrounded,
                Value = from.Score,
                Unit = PointsZh,
                Step = isSum ? ExplanationStep.Sum : ExplanationStep.Rule,
                Children = isSum ? [.. from.Children.Select(Convert)] : row is null ? MoneyOf(from, input.Execution) : RowOf(from, row),
            };
        }

        ExplanationNode[] RowOf(ScoreExplanation from, SheetRow row)
        {
            // What decides the row stands there even when it is missing: its absence is what needs explaining.
            var (name, zh, en) = row.Row.Kind == IndicatorKind.Qualitative ? ("tier", "档次", "tier")
                : row.Row.Operator == TargetOperator.OnOrBefore ? ("actualOn", "实际日期", "actual date") : ("actual", "实际值", "actual");
            var inputs = from.Inputs.Any(i => i.Name == name) ? from.Inputs : [.. from.Inputs, new ExplanationInput(name, zh, en, "—", row.Sources?.GetValueOrDefault(name))];
            return [.. inputs.Select(i => InputOf(from.Key, i, NumberOf(row, i.Name), row.Unit))];
        }

        ExplanationNode[] MoneyOf(ScoreExplanation execution, ExecutionInput money)
        {
            var parts = execution.Inputs.Where(i => i.Name != "executed").Select(i => InputOf("execution", i, NumberOf(money, i.Name), "元")).ToList();
            // Null beyond the range of amounts, where adding could overflow.
            var fullYear = ScoringEngine.ScoreExecution(money, input.Profile).FullYear;
            var sum = new ExplanationNode
            {
                Key = "fullYear",
                Level = ExplanationLevel.Input,
                TitleZh = "全年预算数",
                TitleEn = "Full-year budget",
                RuleId = "budget.full-year",
                RuleZh = "年初预算、预算调整、上年结转与其他资金之和",
                RuleEn = "initial budget, adjustments, carry-over and other funds together",
                Formula = $"{string.Join(" + ", parts.Select(p => Signed(p.Value)))} = {ExplanationWords.Number(fullYear)}",
                Value = fullYear,
                Unit = "元",
                Step = ExplanationStep.Sum,
                Children = parts,
            };
            return [sum, .. execution.Inputs.Where(i => i.Name == "executed").Select(i => InputOf("execution", i, money.Executed, "元"))];
        }

        ExplanationNode InputOf(string key, ExplanationInput from, decimal? number, string? unit) => evidence(key, new ExplanationNode
        {
            Key = from.Name,
            Level = ExplanationLevel.Input,
            TitleZh = from.LabelZh,
            TitleEn = from.LabelEn,
            RuleId = "input.given",
            RuleZh = "按所填数值",
            RuleEn = "as stated",
            Formula = from.Value,
            Value = number,
            Text = number is null ? from.Value : null,
            Unit = from.Name is "tier" ? null : from.Name is "chosenScore" ? PointsZh : unit,
            Step = ExplanationStep.Given,
            Href = from.Source,
        });
    }

    /// <summary>The number behind an input of a row; null for a date.</summary>
    public static decimal? NumberOf(SheetRow row, string input) => input switch
    {
        "target" => row.Row.Target,
        "upperTarget" => row.Row.UpperTarget,
        "actual" => row.Row.Actual,
        "tier" => (int?)row.Row.Tier,
        "chosenScore" => row.Row.ChosenScore,
        _ => null,
    };

    private static decimal? NumberOf(in ExecutionInput money, string input) => input switch
    {
        "initial" => money.Initial,
        "adjustments" => money.Adjustments,
        "carryOver" => money.CarryOver,
        "otherFunds" => money.OtherFunds,
        _ => money.Executed,
    };

    private static string Signed(decimal? value) => value < 0 ? $"({ExplanationWords.Number(value)})" : ExplanationWords.Number(value);
}
