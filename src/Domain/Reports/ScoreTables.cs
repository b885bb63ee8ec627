namespace ReliefApi.Domain.Reports;

/// <summary>The self-evaluation form (项目支出绩效自评表) as three tables: money, annual goal, indicators.</summary>
internal static class ScoreTables
{
    public static ReportSection Compose(ReportFacts facts, IReadOnlyList<Problem> problems, ReportTemplate template)
    {
        var draft = new SectionDraft(3, template);
        Money(facts, draft);
        Goal(facts, draft);
        Indicators(facts, problems, draft);
        return draft.FinishAs("附表", NameOf(facts, template));
    }

    public static string NameOf(ReportFacts facts, ReportTemplate template) => template.Words(facts.EvaluationKind == "self" ? "s3.form.self" : "s3.form");

    private static void Money(ReportFacts facts, SectionDraft draft)
    {
        var budget = facts.Budget;
        var execution = facts.Execution;
        var figures = draft.Figures;
        // The annual appropriation carries the adjustments; what is carried over or comes from elsewhere was never in the initial budget.
        var appropriation = budget.Initial + budget.NetAdjustment;
        var executedAppropriation = budget.ExecutedFromAppropriation ?? (IsZero(budget.CarryOver) && IsZero(budget.OtherFunds) ? budget.Executed : null);
        draft.Table(
            "t.money",
            "（一）项目资金（单位：万元）",
            [SectionDraft.Left(57), SectionDraft.Right(36), SectionDraft.Right(36), SectionDraft.Right(36), SectionDraft.Center(18), SectionDraft.Right(24), SectionDraft.Center(18)],
            SectionDraft.Row($"项目资金", $"年初预算数", $"全年预算数（A）", $"全年执行数（B）", $"分值", $"执行率（B/A）", $"得分"),
            [
                SectionDraft.Row(
                    $"年度资金总额",
                    figures.Wan("money.initial", budget.Initial, budget.Source),
                    figures.Wan("money.full-year", budget.FullYear, budget.Source),
                    figures.Wan("money.executed", budget.Executed, budget.Source),
                    figures.Weight("money.weight", execution.Weight, execution.Source),
                    figures.Percent("money.rate", execution.Numerator, execution.Denominator, execution.Source),
                    figures.Score("money.score", execution.Score, execution.Source)),
                Part("其中：当年财政拨款", "appropriation", figures.Wan("money.appropriation.initial", budget.Initial, budget.Source), appropriation, executedAppropriation),
                Part("上年结转资金", "carry-over", Dash, budget.CarryOver, budget.ExecutedFromCarryOver ?? Zero(budget.CarryOver)),
                Part("其他资金", "other", Dash, budget.OtherFunds, budget.ExecutedFromOtherFunds ?? Zero(budget.OtherFunds)),
            ]);

        TableRow Part(string label, string key, Prose initial, decimal? fullYear, decimal? executed) => SectionDraft.Row(
            $"{label}",
            initial,
            figures.Wan($"money.{key}.full-year", fullYear, budget.Source),
            figures.Wan($"money.{key}.executed", executed, budget.Source),
            Dash,
            fullYear == 0 ? Dash : figures.Percent($"money.{key}.rate", executed, fullYear, budget.Source),
            Dash);
    }

    private static void Goal(ReportFacts facts, SectionDraft draft) => draft.Table(
        "t.goal",
        "（二）年度总体目标",
        [SectionDraft.Left(112), SectionDraft.Left(113)],
        SectionDraft.Row($"预期目标", $"实际完成情况"),
        [
            SectionDraft.Row(
                Prose.Text(Phrases.IsBlank(facts.Goals.Annual) ? Phrases.NotObtained : facts.Goals.Annual),
                draft.Figures.Recorded("goal.result", facts.Goals.AnnualResult, "对照年度目标填写实际完成情况")),
        ]);

    private static void Indicators(ReportFacts facts, IReadOnlyList<Problem> problems, SectionDraft draft)
    {
        var figures = draft.Figures;
        var rows = IndicatorRows.Of(facts.Indicators, (row, number) =>
        {
            var key = $"row{Phrases.Digits(number)}";
            return
            [
                $"{Phrases.Target(row)}",
                figures.Actual($"{key}.actual", row),
                row.IsScored ? figures.Weight($"{key}.weight", row.Weight, row.Source) : Dash,
                row.IsScored ? figures.Score($"{key}.score", row.Score, row.Source) : Dash,
                Deviation(row, problems, draft),
            ];
        });
        var sum = new TableRow(
        [
            new TableCell(Prose.Text("总分（含预算执行率）").Runs, ColumnSpan: 5),
            new TableCell(figures.Weight("sum.weight", facts.Execution.Weight + facts.Indicators.Sum(row => row.Weight), "").Runs),
            new TableCell(figures.Score("sum.score", facts.Conclusion.Total, facts.Conclusion.Source).Runs),
            new TableCell(Dash.Runs),
        ]);
        draft.Table(
            "t.indicators",
            "（三）绩效指标",
            [SectionDraft.Center(24), SectionDraft.Center(28), SectionDraft.Left(38), SectionDraft.Center(32), SectionDraft.Center(32), SectionDraft.Center(13), SectionDraft.Center(15), SectionDraft.Left(43)],
            SectionDraft.Row($"一级指标", $"二级指标", $"三级指标", $"年度指标值", $"实际完成值", $"分值", $"得分", $"偏差原因分析及改进措施"),
            [.. rows, sum]);
    }

    private static Prose Deviation(IndicatorFacts row, IReadOnlyList<Problem> problems, SectionDraft draft)
    {
        if (problems.FirstOrDefault(problem => problem.RowId == row.Id) is not { } problem)
        {
            return row.IsScored ? draft.Say("s3.no-deviation") : Dash;
        }

        var recorded = Prose.Join("；", new[] { problem.Cause, problem.Remedy }.Where(text => !Phrases.IsBlank(text)).Select(text => Prose.Text(Phrases.Clause(text))));
        return recorded.IsEmpty ? draft.Say("s3.see.problem", ("number", Phrases.Digits(problem.Number))) : recorded;
    }

    private static Prose Dash => $"—";

    private static bool IsZero(decimal? amount) => amount is 0;

    private static decimal? Zero(decimal? amount) => IsZero(amount) ? 0 : null;
}
