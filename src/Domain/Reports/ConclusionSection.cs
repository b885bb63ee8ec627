namespace ReliefApi.Domain.Reports;

/// <summary>三、综合评价情况及评价结论: total, grade, where the points went, and where the score table is.</summary>
internal static class ConclusionSection
{
    private const int MostLossesInText = 5;

    public static ReportSection Compose(ReportFacts facts, IReadOnlyList<Problem> problems, ReportTemplate template)
    {
        var draft = new SectionDraft(3, template);
        draft.Subheading("s3.result");
        draft.Paragraph("s3.total", Total(facts, draft));
        draft.Paragraph("s3.parts", Parts(facts, draft));
        Chart(facts, draft);
        draft.Paragraph("s3.losses", Losses(facts, problems, draft));
        draft.Subheading("s3.table");
        draft.Paragraph("s3.see", ("form", ScoreTables.NameOf(facts, template)), ("table", "附表"));
        return draft.Finish();
    }

    private static Prose Total(ReportFacts facts, SectionDraft draft)
    {
        var (conclusion, figures) = (facts.Conclusion, draft.Figures);
        var full = facts.Execution.Weight + facts.Indicators.Sum(row => row.Weight);
        Slot total = ("total", conclusion.Total is { } points
            ? draft.Say("s3.total", ("points", figures.Score("total", points, conclusion.Source)), ("full", figures.Weight("full", full, "")))
            : draft.Say("s3.total.missing"));
        Slot year = ("year", Phrases.Year(facts.FiscalYear)), project = ("project", facts.Project.Name), kind = ("kind", Phrases.EvaluationName(facts.EvaluationKind));
        if (!Phrases.IsBlank(conclusion.GradeLabel))
        {
            return draft.Say("s3.graded", year, project, kind, total, ("grade", Phrases.Clause(conclusion.GradeLabel)));
        }

        var reasons = Prose.Join("；", conclusion.NoGradeReasons.Where(reason => !Phrases.IsBlank(reason)).Select(reason => Prose.Text(Phrases.Clause(reason))));
        return draft.Say("s3.ungraded", year, project, kind, total, ("reasons", reasons.IsEmpty ? figures.Placeholder("no-grade", "暂不评定等级的原因") : reasons));
    }

    private static Prose Parts(ReportFacts facts, SectionDraft draft)
    {
        var groups = facts.Indicators.GroupBy(row => row.Level1).Select(group =>
        {
            var scored = group.All(row => row.Score is not null) ? group.Sum(row => row.Score) : null;
            return Part(group.Key, group.Sum(row => row.Weight), scored, "");
        });
        var execution = Part(draft.Words("s2.system.execution"), facts.Execution.Weight, facts.Execution.Score, facts.Execution.Source);
        return draft.Say("s3.parts", ("parts", Prose.Join("；", groups.Prepend(execution))), ("chart", facts.Indicators.Any(row => row.IsScored) ? draft.Say("s3.chart", ("figure", "图2")) : Prose.Nothing));

        Prose Part(string name, decimal weight, decimal? score, string source)
        {
            Slot of = ("weight", draft.Figures.Weight("part.weight", weight, source));
            return score is null
                ? draft.Say("s3.part.unscored", ("name", name), of)
                : draft.Say("s3.part", ("name", name), of, ("score", draft.Figures.Score("part.score", score, source)));
        }
    }

    private static void Chart(ReportFacts facts, SectionDraft draft)
    {
        var rows = facts.Indicators.Where(row => row is { IsScored: true, Weight: > 0 }).Select(row => new ChartPoint(Phrases.Clause(row.Name), row.Score / row.Weight * 100)).ToList();
        if (rows.Count > 0)
        {
            draft.Chart("c.attainment", "图2  各指标得分率（单位：%）", ChartKind.Bars, "%", rows);
        }
    }

    private static Prose Losses(ReportFacts facts, IReadOnlyList<Problem> problems, SectionDraft draft)
    {
        var lost = problems.Where(problem => problem.Lost > 0).OrderByDescending(problem => problem.Lost).ThenBy(problem => problem.Number).ToList();
        if (lost.Count == 0)
        {
            var open = problems.Any(problem => problem.RowId is not null && problem.Lost is null) || facts.Indicators.Count == 0;
            return draft.Say(open ? "s3.losses.open" : "s3.losses.none");
        }

        Prose Points(string key, decimal? points) => draft.Figures.Score(key, points, "");
        var named = Prose.Join("；", lost.Take(MostLossesInText).Select(problem => draft.Say("s3.loss", ("title", problem.Title), ("lost", Points("lost", problem.Lost)))));
        var rest = lost.Count <= MostLossesInText ? Prose.Nothing : draft.Say("s3.losses.rest",
            ("count", draft.Figures.Count("lost.others", lost.Count - MostLossesInText, "项", "")), ("lost", Points("lost", lost.Skip(MostLossesInText).Sum(problem => problem.Lost))));
        return draft.Say("s3.losses", ("total", Points("lost.total", lost.Sum(problem => problem.Lost))), ("named", named), ("rest", rest));
    }
}
