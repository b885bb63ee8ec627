namespace ReliefApi.Domain.Reports;

/// <summary>五、主要经验及做法、存在的问题及原因分析.</summary>
internal static class ProblemSection
{
    public static ReportSection Compose(ReportFacts facts, IReadOnlyList<Problem> problems)
    {
        var draft = new SectionDraft(5, "主要经验及做法、存在的问题及原因分析");
        draft.Subheading("主要经验及做法");
        Practices(facts.WorkMeasures, draft);
        draft.Subheading("存在的问题及原因分析");
        foreach (var problem in problems)
        {
            draft.Item(Describe(problem, draft.Figures));
        }

        if (problems.Count == 0)
        {
            draft.Paragraph($"各计分项均无失分，数据核对规则未发现需要说明的问题。");
        }

        return draft.Finish();
    }

    // A practice is what was done and what came of it; whether it is worth keeping is for a person to say.
    private static void Practices(WorkMeasureFacts? work, SectionDraft draft)
    {
        var figures = draft.Figures;
        var practices = 0;
        if (work?.LeaderOwnedCases is { Cases: > 0 } owned)
        {
            Outcome("owned", owned.Cases, owned.Settled, "件", "领导包案", "化解", "化解率");
        }

        if (work?.Backlog is { Cases: > 0 } backlog)
        {
            Outcome("backlog", backlog.Cases, backlog.Settled, "件", "集中攻坚积案", "化解", "化解率");
        }

        if (work?.FirstHandler is { Matters: > 0 } first)
        {
            Outcome("first", first.Matters, first.SettledAtOnce, "件", "落实首办单位的初次信访", "一次办结且未重复信访", "一次性化解率");
        }

        if (work?.Supervision is { Orders: > 0 } supervision)
        {
            Outcome("orders", supervision.Orders, supervision.FeedbackInTime, "份", "发出督办单", "按期反馈", "按期反馈率");
        }

        if (work?.Training is { Sessions: > 0 } training)
        {
            practices++;
            draft.Item($"组织业务培训{figures.Count("training", training.Sessions, "期", work.Source)}，参训{figures.Count("training.persons", training.Attendances, "人次", work.Source)}。");
        }

        draft.Item(practices == 0
            ? (Prose)$"没有取得可以计量的工作措施数据。主要经验及做法：{figures.Placeholder("experience", "主要做法和可以继续采用的经验；没有的写明没有")}。"
            : $"可以继续采用的经验：{figures.Placeholder("experience", "从上述做法中总结的经验；没有的写明没有")}。");

        void Outcome(string key, int all, int done, string unit, string measure, string result, string rate)
        {
            practices++;
            draft.Item($"{measure}{figures.Count($"{key}.all", all, unit, work.Source)}，{result}{figures.Count($"{key}.done", done, unit, work.Source)}，{rate}{figures.Percent($"{key}.rate", done, all, work.Source)}。");
        }
    }

    private static Prose Describe(Problem problem, Figures figures)
    {
        Prose lost = problem.Lost is { } points and > 0 ? $"，失{figures.Score("lost", points, "")}分" : Prose.Nothing;
        var remarks = Prose.Join("", problem.Findings
            .Where(finding => Phrases.Clause(finding.Message) != problem.Title && !Phrases.IsBlank(finding.Message))
            .Select(finding => Prose.Text($"{Phrases.Clause(finding.Message)}。")));
        var seen = problem.Findings.SelectMany(finding => finding.Values).Where(value => !Phrases.IsBlank(value)).Select(Phrases.Clause).Distinct(StringComparer.Ordinal).ToList();
        var values = seen.Count == 0 ? Prose.Nothing : Prose.Text($"涉及：{string.Join("、", seen)}。");
        return $"{problem.Title}{lost}。{remarks}{values}原因：{figures.Recorded("cause", problem.Cause, "该问题产生的原因")}。";
    }
}
