namespace ReliefApi.Domain.Reports;

/// <summary>六、有关建议: one row per problem, each with an owner and a date.</summary>
internal static class SuggestionSection
{
    public static ReportSection Compose(IReadOnlyList<Problem> problems)
    {
        var draft = new SectionDraft(6, "有关建议");
        if (problems.Count == 0)
        {
            draft.Paragraph($"本次评价没有发现需要整改的问题，不提出整改建议。");
            return draft.Finish();
        }

        var figures = draft.Figures;
        draft.Paragraph($"针对第五部分所列的{figures.Count("problems", problems.Count, "个", "")}问题，逐项提出建议，明确责任单位和完成时限，见表4。");
        draft.Table(
            "表4  整改建议",
            [SectionDraft.Center(12), SectionDraft.Left(40), SectionDraft.Left(46), SectionDraft.Left(33), SectionDraft.Left(25)],
            SectionDraft.Row($"问题", $"对应问题", $"建议措施", $"责任单位", $"完成时限"),
            [.. problems.Select(problem => SectionDraft.Row(
                $"{Phrases.Digits(problem.Number)}",
                $"{problem.Title}",
                figures.Recorded("remedy", problem.Remedy, "针对该问题的措施"),
                figures.Placeholder("owner", "责任单位和责任人"),
                figures.Placeholder("due", "年月日")))]);
        return draft.Finish();
    }
}
