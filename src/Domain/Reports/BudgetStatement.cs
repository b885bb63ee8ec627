namespace ReliefApi.Domain.Reports;

/// <summary>How the initial budget became the full-year budget and what was executed. A difference between two amounts is always explained.</summary>
internal static class BudgetStatement
{
    private const int MostInText = 2;

    public static void Write(BudgetFacts budget, SectionDraft draft)
    {
        var figures = draft.Figures;
        Prose Money(string key, decimal? yuan, string meaning) => figures.Money($"budget.{key}", yuan, meaning, budget.Source);

        draft.Item($"预算安排和调整。年初预算数{Money("initial", budget.Initial, "年初预算数")}。{Adjustments(budget, figures)}{OtherParts(budget, figures)}全年预算数{Money("full-year", budget.FullYear, "全年预算数")}{Reconciliation(budget, figures)}。");
        if (budget.Adjustments.Count > MostInText)
        {
            draft.Table(
                "附表  预算调整明细",
                [SectionDraft.Center(12), SectionDraft.Left(48), SectionDraft.Center(32), SectionDraft.Right(24), SectionDraft.Left(40)],
                SectionDraft.Row($"序号", $"调整文件", $"日期", $"金额（万元）", $"调整原因"),
                [.. budget.Adjustments.Select((adjustment, i) => SectionDraft.Row(
                    $"{Phrases.Digits(i + 1)}",
                    figures.Recorded("adjustment.document", adjustment.Document, "文号"),
                    Date(adjustment, figures),
                    figures.Wan("adjustment", adjustment.Amount, budget.Source),
                    figures.Recorded("adjustment.reason", adjustment.Reason, "调整原因")))]);
        }

        var returned = budget.Returned is { } back and not 0 ? $"，收回退款{Money("returned", back, "")}" : Prose.Nothing;
        var remainder = budget.FullYear - budget.Executed is { } left and >= 0 ? $"，未执行{Money("remainder", left, "")}" : Prose.Nothing;
        draft.Item($"资金到位和使用。到位资金{Money("arrived", budget.Arrived, "到位资金")}，全年执行数{Money("executed", budget.Executed, "全年执行数")}{remainder}{returned}。");
    }

    private static Prose Adjustments(BudgetFacts budget, Figures figures)
    {
        if (budget.Adjustments.Count == 0)
        {
            return $"年度内未登记预算调整。";
        }

        if (budget.Adjustments.Count <= MostInText)
        {
            return Prose.Join("", budget.Adjustments.Select(adjustment => Adjustment(adjustment, budget, figures)));
        }

        return $"年度内调整预算{figures.Count("adjustments", budget.Adjustments.Count, "次", budget.Source)}，{Net(budget, figures)}，逐项文件和原因见附表。";
    }

    private static Prose Net(BudgetFacts budget, Figures figures) => budget.NetAdjustment switch
    {
        0 => $"增减相抵",
        > 0 and var more => $"净追加{figures.Money("budget.net", more, "", budget.Source)}",
        var less => $"净调减{figures.Money("budget.net", -less, "", budget.Source)}",
    };

    private static Prose Adjustment(AdjustmentFacts adjustment, BudgetFacts budget, Figures figures) =>
        $"{Date(adjustment, figures)}，依据{figures.Recorded("adjustment.document", adjustment.Document, "调整文件的文号")}{(adjustment.Amount < 0 ? "调减" : "追加")}{figures.Money("adjustment", Math.Abs(adjustment.Amount), "", budget.Source)}，原因是{figures.Recorded("adjustment.reason", adjustment.Reason, "预算调整原因")}。";

    private static Prose Date(AdjustmentFacts adjustment, Figures figures) =>
        adjustment.Date is { } day ? Prose.Text(Phrases.Date(day)) : figures.Placeholder("adjustment.date", "调整文件日期");

    private static Prose OtherParts(BudgetFacts budget, Figures figures)
    {
        var parts = Prose.Join("，", [
            budget.CarryOver is { } carried and not 0 ? $"上年结转资金{figures.Money("budget.carry-over", carried, "", budget.Source)}" : Prose.Nothing,
            budget.OtherFunds is { } other and not 0 ? $"其他资金{figures.Money("budget.other", other, "", budget.Source)}" : Prose.Nothing,
        ]);
        return parts.IsEmpty ? parts : $"{parts}。";
    }

    private static Prose Reconciliation(BudgetFacts budget, Figures figures) => budget.Unexplained switch
    {
        null => Prose.Nothing,
        0 when budget.FullYear == budget.Initial => $"，与年初预算数一致",
        0 when budget.FullYear < budget.Initial => $"，比年初预算数减少{figures.Money("budget.change", budget.Initial - budget.FullYear, "", budget.Source)}，差额由上列事项形成",
        0 => $"，比年初预算数增加{figures.Money("budget.change", budget.FullYear - budget.Initial, "", budget.Source)}，差额由上列事项形成",
        var gap => $"，其中{figures.Money("budget.unexplained", gap, "", budget.Source)}的差额没有对应的调整、结转或其他资金记录：{figures.Placeholder("budget.gap", "差额的文件依据和原因")}",
    };
}
