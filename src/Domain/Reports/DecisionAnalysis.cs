namespace ReliefApi.Domain.Reports;

/// <summary>（一）决策: what is on record about basis, goals, weights and the budget. It states, it does not judge.</summary>
internal static class DecisionAnalysis
{
    public static void Write(ReportFacts facts, SectionDraft draft)
    {
        if (facts.EvaluationKind == "self")
        {
            draft.Paragraph("s4.unscored");
        }

        draft.Item("s4.basis", ("basis", Recorded(facts.Project.Basis, draft)), ("plan", Recorded(facts.Project.Plan, draft)));
        Goals(facts, draft);
        Budget(facts.Budget, draft);
    }

    private static Prose Recorded(string? text, SectionDraft draft) => draft.Say(Phrases.IsBlank(text) ? "s4.unrecorded" : "s4.recorded");

    private static void Goals(ReportFacts facts, SectionDraft draft)
    {
        var figures = draft.Figures;
        var measurable = facts.Indicators.Count(row => !Phrases.IsBlank(row.Unit));
        var qualitative = facts.Indicators.Count - measurable;
        var sum = facts.Execution.Weight + facts.Indicators.Sum(row => row.Weight);
        draft.Item("s4.targets",
            ("overall", Recorded(facts.Goals.Overall, draft)),
            ("annual", Recorded(facts.Goals.Annual, draft)),
            ("measurable", figures.Count("measurable", measurable, "项", "")),
            ("qualitative", qualitative == 0 ? Prose.Nothing : draft.Say("s4.targets.words", ("count", figures.Count("qualitative", qualitative, "项", "")))),
            ("sum", figures.Weight("weights", sum, "")),
            ("gap", sum == 100 ? Prose.Nothing : draft.Say("s4.targets.gap")));
    }

    private static void Budget(BudgetFacts budget, SectionDraft draft)
    {
        var figures = draft.Figures;
        if (budget.Adjustments.Count == 0)
        {
            draft.Item("s4.input.unchanged", ("initial", figures.Money("budget.initial", budget.Initial, "年初预算数", budget.Source)));
            return;
        }

        var size = Math.Abs(budget.NetAdjustment);
        draft.Item("s4.input",
            ("count", figures.Count("budget.adjustments", budget.Adjustments.Count, "次", budget.Source)),
            ("direction", budget.NetAdjustment < 0 ? "调减" : "追加"),
            ("amount", figures.Money("budget.net", size, "", budget.Source)),
            ("share", budget.Initial > 0 ? draft.Say("s4.input.share", ("percent", figures.Percent("budget.net-share", size, budget.Initial, budget.Source))) : Prose.Nothing));
    }
}
