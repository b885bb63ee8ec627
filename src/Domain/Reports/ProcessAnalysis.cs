namespace ReliefApi.Domain.Reports;

/// <summary>（二）过程: money in place, execution, and whether the case register agrees with the accounts.</summary>
internal static class ProcessAnalysis
{
    public static void Write(ReportFacts facts, IReadOnlyList<Problem> problems, SectionDraft draft)
    {
        draft.Item("s4.arrival", Arrival(facts.Budget, draft));
        draft.Item("s4.execution", Execution(facts, problems, draft));
        if (facts.Cases is { } cases)
        {
            draft.Item("s4.agree", Agreement(cases, facts.Budget, draft));
            draft.Item("s4.timely", Timeliness(cases, draft));
        }
        else
        {
            draft.Item("s4.agree.missing");
        }
    }

    private static Prose Arrival(BudgetFacts budget, SectionDraft draft) => draft.Say("s4.arrival",
        ("fullYear", draft.Figures.Money("arrival.full-year", budget.FullYear, "全年预算数", budget.Source)),
        ("arrived", draft.Figures.Money("arrival", budget.Arrived, "到位资金", budget.Source)),
        ("rate", budget.Arrived is not null && budget.FullYear > 0
            ? draft.Say("s4.arrival.rate", ("percent", draft.Figures.Percent("arrival.rate", budget.Arrived, budget.FullYear, budget.Source)))
            : Prose.Nothing));

    private static Prose Execution(ReportFacts facts, IReadOnlyList<Problem> problems, SectionDraft draft)
    {
        var (execution, figures) = (facts.Execution, draft.Figures);
        var rate = execution.Denominator > 0 && execution.Numerator is not null
            ? draft.Say("s4.execution.rate", ("percent", figures.Percent("execution.rate", execution.Numerator, execution.Denominator, execution.Source)))
            : draft.Say("s4.execution.no-rate");
        var ofArrived = facts.Budget.Arrived is { } arrived and > 0 && arrived != execution.Denominator && execution.Numerator is not null
            ? draft.Say("s4.execution.arrived", ("percent", figures.Percent("execution.of-arrived", execution.Numerator, arrived, execution.Source)))
            : Prose.Nothing;
        var weight = figures.Weight("execution.weight", execution.Weight, execution.Source);
        var score = execution.Score is { } points
            ? draft.Say("s4.execution.score", ("score", figures.Score("execution.score", points, execution.Source)))
            : draft.Say("s4.execution.open");
        var lost = execution.Weight - execution.Score is { } loss and > 0
            ? draft.Say("s4.execution.lost", ("lost", figures.Score("execution.lost", loss, execution.Source)))
            : Prose.Nothing;
        var flags = Prose.Join("", execution.Flags.Where(flag => !Phrases.IsBlank(flag)).Select(flag => Prose.Text($"{Phrases.Clause(flag)}。")));
        return draft.Say("s4.execution", ("rate", rate), ("ofArrived", ofArrived), ("weight", weight), ("score", score), ("lost", lost),
            ("reference", AnalysisSection.Reference(Problem.ExecutionRow, problems, draft)), ("flags", flags));
    }

    private static Prose Agreement(CaseFacts cases, BudgetFacts budget, SectionDraft draft)
    {
        Slot paid = ("paid", draft.Figures.Money("paid", cases.PaidAmount, "", cases.Source));
        return (budget.Executed - cases.PaidAmount) switch
        {
            null => draft.Say("s4.agree.unknown", paid),
            0 => draft.Say("s4.agree", paid),
            var gap => draft.Say("s4.agree.gap", paid, ("gap", draft.Figures.Money("paid.gap", Math.Abs(gap.Value), "", "")),
                ("reason", draft.Figures.Placeholder("paid.gap-reason", "台账支付金额与全年执行数不一致的原因"))),
        };
    }

    private static Prose Timeliness(CaseFacts cases, SectionDraft draft) => cases.Due == 0
        ? draft.Say("s4.timely.none")
        : draft.Say("s4.timely", ("due", draft.Figures.Count("due", cases.Due, "件", cases.Source)), ("done", draft.Figures.Count("in-time", cases.InTime, "件", cases.Source)),
            ("rate", draft.Figures.Percent("in-time.rate", cases.InTime, cases.Due, cases.Source)));
}
