namespace ReliefApi.Domain.Reports;

/// <summary>How the initial budget became the full-year budget and what was executed. A difference between two amounts is always explained.</summary>
internal static class BudgetStatement
{
    private const int MostInText = 2;
    private const decimal YuanPerWan = 10_000m;

    public static void Write(BudgetFacts budget, SectionDraft draft)
    {
        draft.Item("s1.budget",
            ("initial", Money("initial", budget.Initial, "年初预算数")),
            ("adjustments", Adjustments(budget, draft)),
            ("other", OtherParts(budget, draft)),
            ("fullYear", Money("full-year", budget.FullYear, "全年预算数")),
            ("difference", Reconciliation(budget, draft)));
        if (budget.Adjustments.Count > MostInText)
        {
            AdjustmentTable(budget, draft);
        }

        var pictured = budget.SpentByMonth.Any(amount => amount != 0);
        var returned = budget.Returned is { } back and not 0 ? draft.Say("s1.use.returned", ("amount", Money("returned", back, ""))) : Prose.Nothing;
        var remainder = budget.FullYear - budget.Executed is { } left and >= 0 ? draft.Say("s1.use.left", ("amount", Money("remainder", left, ""))) : Prose.Nothing;
        draft.Item("s1.use",
            ("arrived", Money("arrived", budget.Arrived, "到位资金")),
            ("executed", Money("executed", budget.Executed, "全年执行数")),
            ("left", remainder),
            ("returned", returned),
            ("chart", pictured ? draft.Say("s1.use.chart", ("figure", "图1")) : Prose.Nothing));
        if (pictured)
        {
            draft.Chart("c.spending", "图1  各月支出（单位：万元）", ChartKind.Columns, "万元",
                [.. budget.SpentByMonth.Select((amount, month) => new ChartPoint($"{Phrases.Digits(month + 1)}月", amount / YuanPerWan))]);
        }

        Prose Money(string key, decimal? yuan, string meaning) => draft.Figures.Money($"budget.{key}", yuan, meaning, budget.Source);
    }

    private static void AdjustmentTable(BudgetFacts budget, SectionDraft draft) => draft.Table(
        "t.adjustments",
        "附表  预算调整明细",
        [SectionDraft.Center(12), SectionDraft.Left(48), SectionDraft.Center(32), SectionDraft.Right(24), SectionDraft.Left(40)],
        SectionDraft.Row($"序号", $"调整文件", $"日期", $"金额（万元）", $"调整原因"),
        [.. budget.Adjustments.Select((adjustment, i) => SectionDraft.Row(
            $"{Phrases.Digits(i + 1)}",
            draft.Figures.Recorded("adjustment.document", adjustment.Document, "文号"),
            Date(adjustment, draft.Figures),
            draft.Figures.Wan("adjustment", adjustment.Amount, budget.Source),
            draft.Figures.Recorded("adjustment.reason", adjustment.Reason, "调整原因")))]);

    private static Prose Adjustments(BudgetFacts budget, SectionDraft draft) => budget.Adjustments.Count switch
    {
        0 => draft.Say("s1.budget.unchanged"),
        <= MostInText => Prose.Join("", budget.Adjustments.Select(adjustment => Adjustment(adjustment, budget, draft))),
        var many => draft.Say("s1.budget.many", ("count", draft.Figures.Count("adjustments", many, "次", budget.Source)), ("net", Net(budget, draft))),
    };

    private static Prose Net(BudgetFacts budget, SectionDraft draft) => budget.NetAdjustment == 0
        ? draft.Say("s1.budget.even")
        : draft.Say("s1.budget.net", ("direction", Direction(budget.NetAdjustment)), ("amount", draft.Figures.Money("budget.net", Math.Abs(budget.NetAdjustment), "", budget.Source)));

    private static Prose Adjustment(AdjustmentFacts adjustment, BudgetFacts budget, SectionDraft draft) => draft.Say("s1.budget.adjusted",
        ("date", Date(adjustment, draft.Figures)),
        ("document", draft.Figures.Recorded("adjustment.document", adjustment.Document, "调整文件的文号")),
        ("direction", Direction(adjustment.Amount)),
        ("amount", draft.Figures.Money("adjustment", Math.Abs(adjustment.Amount), "", budget.Source)),
        ("reason", draft.Figures.Recorded("adjustment.reason", adjustment.Reason, "预算调整原因")));

    private static string Direction(decimal amount) => amount < 0 ? "调减" : "追加";

    private static Prose Date(AdjustmentFacts adjustment, Figures figures) =>
        adjustment.Date is { } day ? Prose.Text(Phrases.Date(day)) : figures.Placeholder("adjustment.date", "调整文件日期");

    private static Prose OtherParts(BudgetFacts budget, SectionDraft draft)
    {
        var parts = Prose.Join("，", [
            budget.CarryOver is { } carried and not 0 ? draft.Say("s1.budget.carried", ("amount", draft.Figures.Money("budget.carry-over", carried, "", budget.Source))) : Prose.Nothing,
            budget.OtherFunds is { } other and not 0 ? draft.Say("s1.budget.others", ("amount", draft.Figures.Money("budget.other", other, "", budget.Source))) : Prose.Nothing,
        ]);
        return parts.IsEmpty ? parts : $"{parts}。";
    }

    private static Prose Reconciliation(BudgetFacts budget, SectionDraft draft) => (budget.Unexplained, budget.FullYear - budget.Initial) switch
    {
        (null, _) => Prose.Nothing,
        (0, 0) => draft.Say("s1.budget.same"),
        (0, < 0 and var less) => draft.Say("s1.budget.less", ("amount", draft.Figures.Money("budget.change", -less, "", budget.Source))),
        (0, var more) => draft.Say("s1.budget.more", ("amount", draft.Figures.Money("budget.change", more, "", budget.Source))),
        (var gap, _) => draft.Say("s1.budget.unexplained", ("amount", draft.Figures.Money("budget.unexplained", gap, "", budget.Source)),
            ("gap", draft.Figures.Placeholder("budget.gap", "差额的文件依据和原因"))),
    };
}
