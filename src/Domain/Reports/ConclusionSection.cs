namespace ReliefApi.Domain.Reports;

/// <summary>三、综合评价情况及评价结论: total, grade, where the points went, and the score table.</summary>
internal static class ConclusionSection
{
    private const int MostLossesInText = 5;

    public static ReportSection Compose(ReportFacts facts, IReadOnlyList<Problem> problems)
    {
        var draft = new SectionDraft(3, "综合评价情况及评价结论");
        draft.Subheading("评价结论");
        draft.Paragraph(Total(facts, draft.Figures));
        draft.Paragraph(Parts(facts, draft.Figures));
        draft.Paragraph(Losses(facts, problems, draft.Figures));
        draft.Subheading("评分表");
        draft.Paragraph($"{(facts.EvaluationKind == "self" ? "项目支出绩效自评表" : "项目支出绩效评分表")}见表3，由项目资金、年度总体目标和绩效指标三部分组成。");
        ScoreTables.Write(facts, problems, draft);
        return draft.Finish();
    }

    private static Prose Total(ReportFacts facts, Figures figures)
    {
        var conclusion = facts.Conclusion;
        var full = facts.Execution.Weight + facts.Indicators.Sum(row => row.Weight);
        Prose subject = $"{Phrases.Year(facts.FiscalYear)}度{facts.Project.Name}{Phrases.EvaluationName(facts.EvaluationKind)}";
        Prose total = conclusion.Total is { } points
            ? (Prose)$"总得分{figures.Score("total", points, conclusion.Source)}分（满分{figures.Weight("full", full, "")}分）"
            : Prose.Text("总得分尚不能给出");
        if (!Phrases.IsBlank(conclusion.GradeLabel))
        {
            return $"{subject}{total}，评价等级为“{Phrases.Clause(conclusion.GradeLabel)}”。";
        }

        var reasons = Prose.Join("；", conclusion.NoGradeReasons.Where(reason => !Phrases.IsBlank(reason)).Select(reason => Prose.Text(Phrases.Clause(reason))));
        return $"{subject}{total}，暂不评定等级，原因是：{(reasons.IsEmpty ? figures.Placeholder("no-grade", "暂不评定等级的原因") : reasons)}。";
    }

    private static Prose Parts(ReportFacts facts, Figures figures)
    {
        var groups = facts.Indicators.GroupBy(row => row.Level1).Select(group =>
        {
            var scored = group.All(row => row.Score is not null) ? group.Sum(row => row.Score) : null;
            return Part(group.Key, group.Sum(row => row.Weight), scored, "", figures);
        });
        return $"得分构成：{Prose.Join("；", groups.Prepend(Part("预算执行率", facts.Execution.Weight, facts.Execution.Score, facts.Execution.Source, figures)))}。";
    }

    private static Prose Part(string name, decimal weight, decimal? score, string source, Figures figures)
    {
        Prose result = score is null ? Prose.Text("尚未计分") : $"得{figures.Score("part.score", score, source)}分";
        return $"{name}{figures.Weight("part.weight", weight, source)}分，{result}";
    }

    private static Prose Losses(ReportFacts facts, IReadOnlyList<Problem> problems, Figures figures)
    {
        var lost = problems.Where(problem => problem.Lost > 0).OrderByDescending(problem => problem.Lost).ThenBy(problem => problem.Number).ToList();
        if (lost.Count == 0)
        {
            return problems.Any(problem => problem.RowId is not null && problem.Lost is null) || facts.Indicators.Count == 0
                ? (Prose)$"存在未计分项，失分情况待数据补齐后计算。"
                : $"各计分项均无失分。";
        }

        var named = Prose.Join("；", lost.Take(MostLossesInText).Select(problem => (Prose)$"{problem.Title}，失{figures.Score("lost", problem.Lost, "")}分"));
        var rest = lost.Count > MostLossesInText
            ? $"；其余{figures.Count("lost.others", lost.Count - MostLossesInText, "项", "")}失{figures.Score("lost", lost.Skip(MostLossesInText).Sum(problem => problem.Lost), "")}分"
            : Prose.Nothing;
        return $"失分共{figures.Score("lost.total", lost.Sum(problem => problem.Lost), "")}分，按失分多少依次为：{named}{rest}。各项原因见第五部分。";
    }
}
