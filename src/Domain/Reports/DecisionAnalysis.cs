namespace ReliefApi.Domain.Reports;

/// <summary>（一）决策: what is on record about basis, goals, weights and the budget. It states, it does not judge.</summary>
internal static class DecisionAnalysis
{
    public static void Write(ReportFacts facts, SectionDraft draft)
    {
        if (facts.EvaluationKind == "self")
        {
            draft.Paragraph($"单位自评只对预算执行率和绩效指标计分，决策情况不单独计分，以下列示登记事实。");
        }

        draft.Item($"项目立项。立项依据{Recorded(facts.Project.Basis)}，实施方案{Recorded(facts.Project.Plan)}。");
        draft.Item(Goals(facts, draft.Figures));
        draft.Item(Budget(facts.Budget, draft.Figures));
    }

    private static string Recorded(string? text) => Phrases.IsBlank(text) ? "未登记" : "已登记";

    private static Prose Goals(ReportFacts facts, Figures figures)
    {
        var measurable = facts.Indicators.Count(row => !Phrases.IsBlank(row.Unit));
        var qualitative = facts.Indicators.Count - measurable;
        var sum = facts.Execution.Weight + facts.Indicators.Sum(row => row.Weight);
        Prose words = qualitative == 0 ? Prose.Nothing : $"，定性指标{figures.Count("qualitative", qualitative, "项", "")}";
        Prose gap = sum == 100 ? Prose.Nothing : Prose.Text("，与应有的一百分不符");
        return $"绩效目标。总体目标{Recorded(facts.Goals.Overall)}，年度目标{Recorded(facts.Goals.Annual)}；带有计量单位和目标值的指标{figures.Count("measurable", measurable, "项", "")}{words}。各项分值合计{figures.Weight("weights", sum, "")}分{gap}。";
    }

    private static Prose Budget(BudgetFacts budget, Figures figures)
    {
        if (budget.Adjustments.Count == 0)
        {
            return $"资金投入。年初预算数{figures.Money("budget.initial", budget.Initial, "年初预算数", budget.Source)}，年度内没有调整记录。";
        }

        var size = Math.Abs(budget.NetAdjustment);
        Prose share = budget.Initial > 0 ? $"，相当于年初预算数的{figures.Percent("budget.net-share", size, budget.Initial, budget.Source)}" : Prose.Nothing;
        return $"资金投入。年度内调整预算{figures.Count("budget.adjustments", budget.Adjustments.Count, "次", budget.Source)}，净{(budget.NetAdjustment < 0 ? "调减" : "追加")}{figures.Money("budget.net", size, "", budget.Source)}{share}。";
    }
}
