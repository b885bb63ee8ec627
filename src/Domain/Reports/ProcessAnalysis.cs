namespace ReliefApi.Domain.Reports;

/// <summary>（二）过程: money in place, execution, and whether the case register agrees with the accounts.</summary>
internal static class ProcessAnalysis
{
    public static void Write(ReportFacts facts, IReadOnlyList<Problem> problems, SectionDraft draft)
    {
        draft.Item(Arrival(facts.Budget, draft.Figures));
        draft.Item(Execution(facts, problems, draft.Figures));
        if (facts.Cases is { } cases)
        {
            draft.Item(Agreement(cases, facts.Budget, draft.Figures));
            draft.Item(Timeliness(cases, draft.Figures));
        }
        else
        {
            draft.Item($"资金使用核对。救助案件台账未取得，支付金额与全年执行数无法核对。");
        }
    }

    private static Prose Arrival(BudgetFacts budget, Figures figures)
    {
        Prose rate = budget.Arrived is not null && budget.FullYear > 0
            ? $"，资金到位率{figures.Percent("arrival.rate", budget.Arrived, budget.FullYear, budget.Source)}"
            : Prose.Nothing;
        return $"资金到位。全年预算数{figures.Money("arrival.full-year", budget.FullYear, "全年预算数", budget.Source)}，到位{figures.Money("arrival", budget.Arrived, "到位资金", budget.Source)}{rate}。";
    }

    private static Prose Execution(ReportFacts facts, IReadOnlyList<Problem> problems, Figures figures)
    {
        var execution = facts.Execution;
        Prose rate = execution.Denominator > 0 && execution.Numerator is not null
            ? $"按全年预算数计算的执行率为{figures.Percent("execution.rate", execution.Numerator, execution.Denominator, execution.Source)}"
            : Prose.Text("执行率无法计算");
        Prose ofArrived = facts.Budget.Arrived is { } arrived and > 0 && arrived != execution.Denominator && execution.Numerator is not null
            ? $"；按到位资金计算为{figures.Percent("execution.of-arrived", execution.Numerator, arrived, execution.Source)}，该口径不参与计分"
            : Prose.Nothing;
        Prose score = execution.Score is { } points
            ? (Prose)$"分值{figures.Weight("execution.weight", execution.Weight, execution.Source)}分，得{figures.Score("execution.score", points, execution.Source)}分"
            : $"分值{figures.Weight("execution.weight", execution.Weight, execution.Source)}分，未计分";
        Prose lost = execution.Weight - execution.Score is { } loss and > 0 ? $"，失{figures.Score("execution.lost", loss, execution.Source)}分" : Prose.Nothing;
        var reference = problems.FirstOrDefault(problem => problem.RowId == Problem.ExecutionRow) is { } problem
            ? Prose.Text($"，原因见第五部分问题{Phrases.Digits(problem.Number)}")
            : Prose.Nothing;
        var flags = Prose.Join("", execution.Flags.Where(flag => !Phrases.IsBlank(flag)).Select(flag => Prose.Text($"{Phrases.Clause(flag)}。")));
        return $"预算执行。{rate}{ofArrived}。{score}{lost}{reference}。{flags}";
    }

    private static Prose Agreement(CaseFacts cases, BudgetFacts budget, Figures figures)
    {
        Prose paid = $"资金使用核对。救助案件台账登记支付{figures.Money("paid", cases.PaidAmount, "", cases.Source)}";
        return (budget.Executed - cases.PaidAmount) switch
        {
            null => $"{paid}，全年执行数未取得，无法核对。",
            0 => $"{paid}，与全年执行数一致。",
            var gap => $"{paid}，与全年执行数相差{figures.Money("paid.gap", Math.Abs(gap.Value), "", "")}，差额原因：{figures.Placeholder("paid.gap-reason", "台账支付金额与全年执行数不一致的原因")}。",
        };
    }

    private static Prose Timeliness(CaseFacts cases, Figures figures) => cases.Due == 0
        ? (Prose)$"办理时限。评价期内没有到期应办结的救助案件。"
        : $"办理时限。评价期内到期应办结的救助案件{figures.Count("due", cases.Due, "件", cases.Source)}，在规定时限内办结{figures.Count("in-time", cases.InTime, "件", cases.Source)}，占{figures.Percent("in-time.rate", cases.InTime, cases.Due, cases.Source)}。";
}
