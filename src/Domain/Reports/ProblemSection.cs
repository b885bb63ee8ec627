namespace ReliefApi.Domain.Reports;

/// <summary>五、主要经验及做法、存在的问题及原因分析.</summary>
internal static class ProblemSection
{
    public static ReportSection Compose(ReportFacts facts, IReadOnlyList<Problem> problems, ReportTemplate template)
    {
        var draft = new SectionDraft(5, template);
        draft.Subheading("s5.practices");
        Practices(facts.WorkMeasures, draft);
        draft.Subheading("s5.problems");
        foreach (var problem in problems)
        {
            draft.Item($"s5.problem.{problem.Key}", Describe(problem, draft));
        }

        if (problems.Count == 0)
        {
            draft.Paragraph("s5.none");
        }

        return draft.Finish();
    }

    // A practice is what was done and what came of it; whether it is worth keeping is for a person to say.
    private static void Practices(WorkMeasureFacts? work, SectionDraft draft)
    {
        var figures = draft.Figures;
        var practices = 0;
        Outcome("owned", work?.LeaderOwnedCases?.Cases, work?.LeaderOwnedCases?.Settled, "件");
        Outcome("backlog", work?.Backlog?.Cases, work?.Backlog?.Settled, "件");
        Outcome("first", work?.FirstHandler?.Matters, work?.FirstHandler?.SettledAtOnce, "件");
        Outcome("orders", work?.Supervision?.Orders, work?.Supervision?.FeedbackInTime, "份");
        if (work?.Training is { Sessions: > 0 } training)
        {
            practices++;
            draft.Item("s5.training", ("sessions", figures.Count("training", training.Sessions, "期", work.Source)), ("persons", figures.Count("training.persons", training.Attendances, "人次", work.Source)));
        }

        if (practices == 0)
        {
            draft.Item("s5.experience", draft.Say("s5.experience.uncounted", ("experience", figures.Placeholder("experience", "主要做法和可以继续采用的经验；没有的写明没有"))));
        }
        else
        {
            draft.Item("s5.experience", ("experience", figures.Placeholder("experience", "从上述做法中总结的经验；没有的写明没有")));
        }

        void Outcome(string key, int? all, int? done, string unit)
        {
            if (all is > 0 && done is { } settled)
            {
                practices++;
                draft.Item($"s5.{key}", ("all", figures.Count($"{key}.all", all.Value, unit, work!.Source)), ("done", figures.Count($"{key}.done", settled, unit, work.Source)),
                    ("rate", figures.Percent($"{key}.rate", settled, all, work.Source)));
            }
        }
    }

    private static Prose Describe(Problem problem, SectionDraft draft)
    {
        var remarks = Prose.Join("", problem.Findings
            .Where(finding => Phrases.Clause(finding.Message) != problem.Title && !Phrases.IsBlank(finding.Message))
            .Select(finding => Prose.Text($"{Phrases.Clause(finding.Message)}。")));
        var seen = problem.Findings.SelectMany(finding => finding.Values).Where(value => !Phrases.IsBlank(value)).Select(Phrases.Clause).Distinct(StringComparer.Ordinal).ToList();
        return draft.Say("s5.problem",
            ("title", problem.Title),
            ("lost", problem.Lost is { } points and > 0 ? draft.Say("s5.problem.lost", ("lost", draft.Figures.Score("lost", points, ""))) : Prose.Nothing),
            ("remarks", remarks),
            ("values", seen.Count == 0 ? Prose.Nothing : draft.Say("s5.problem.values", ("values", string.Join("、", seen)))),
            ("cause", draft.Figures.Recorded("cause", problem.Cause, "该问题产生的原因")));
    }
}
