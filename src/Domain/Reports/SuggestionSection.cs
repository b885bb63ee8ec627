namespace ReliefApi.Domain.Reports;

/// <summary>六、有关建议: one row per problem, each with an owner and a date.</summary>
internal static class SuggestionSection
{
    public static ReportSection Compose(IReadOnlyList<Problem> problems, ReportTemplate template)
    {
        var draft = new SectionDraft(6, template);
        if (problems.Count == 0)
        {
            draft.Paragraph("s6.none");
            return draft.Finish();
        }

        var figures = draft.Figures;
        draft.Paragraph("s6.see", ("count", figures.Count("problems", problems.Count, "个", "")), ("table", "表3"));
        draft.Table(
            "t.suggestions",
            "表3  整改建议",
            [SectionDraft.Center(12), SectionDraft.Left(40), SectionDraft.Left(46), SectionDraft.Left(33), SectionDraft.Left(25)],
            SectionDraft.Row($"问题", $"对应问题", $"建议措施", $"责任单位", $"完成时限"),
            [.. problems.Select(problem => SectionDraft.Row(
                $"{Phrases.Digits(problem.Number)}",
                $"{problem.Title}",
                figures.Recorded("remedy", problem.Remedy, "针对该问题的措施"),
                figures.Placeholder("owner", "责任单位和责任人"),
                figures.Placeholder("due", "年月日")) with
            { Key = problem.Key })]);
        return draft.Finish();
    }
}
