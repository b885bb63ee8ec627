namespace ReliefApi.Domain.Reports;

/// <summary>四、绩效评价指标分析: decision, process, output and effect, row by row.</summary>
internal static class AnalysisSection
{
    public static ReportSection Compose(ReportFacts facts, IReadOnlyList<Problem> problems)
    {
        var draft = new SectionDraft(4, "绩效评价指标分析");
        draft.Subheading("项目决策情况");
        DecisionAnalysis.Write(facts, draft);
        Rows(facts, "DEC", problems, draft);
        draft.Subheading("项目过程情况");
        ProcessAnalysis.Write(facts, problems, draft);
        Rows(facts, "PRO", problems, draft);
        draft.Subheading("项目产出情况");
        Block(facts, "OUT", "产出", problems, draft);
        draft.Subheading("项目效益情况");
        Block(facts, "BEN", "效益", problems, draft);
        return draft.Finish();
    }

    private static void Block(ReportFacts facts, string block, string name, IReadOnlyList<Problem> problems, SectionDraft draft)
    {
        if (Rows(facts, block, problems, draft) == 0)
        {
            draft.Paragraph($"未设置{name}指标。");
        }
    }

    private static int Rows(ReportFacts facts, string block, IReadOnlyList<Problem> problems, SectionDraft draft)
    {
        var written = 0;
        for (var i = 0; i < facts.Indicators.Count; i++)
        {
            var row = facts.Indicators[i];
            if (BlockOf(row.CategoryCode) == block)
            {
                draft.Item(Row(row, $"row{Phrases.Digits(i + 1)}", problems, draft.Figures));
                written++;
            }
        }

        return written;
    }

    // Cost is an output in the form of 2015 and a first level of its own since 2021; the analysis keeps it with the output in both.
    private static string BlockOf(string categoryCode) => categoryCode.Split('.')[0] switch
    {
        "DEC" => "DEC",
        "PRO" => "PRO",
        "OUT" or "CST" => "OUT",
        _ => "BEN",
    };

    private static Prose Row(IndicatorFacts row, string key, IReadOnlyList<Problem> problems, Figures figures)
    {
        var target = Phrases.IsBlank(row.Unit) ? $"为“{Phrases.Target(row)}”" : Phrases.Target(row);
        return $"{row.Name}（{row.Level2}）。年度指标值{target}，{Actual(row, key, figures)}{Ratio(row, key, figures)}；{Points(row, key, figures)}{Reference(row, problems)}。{Evidence(row)}";
    }

    private static Prose Actual(IndicatorFacts row, string key, Figures figures) => row switch
    {
        { HasActual: false } => Prose.Text("实际完成值未取得"),
        { Actual: null } => Prose.Text($"实际完成情况为“{Phrases.Clause(row.ActualDisplay)}”"),
        _ => $"实际完成{figures.Actual($"{key}.actual", row)}",
    };

    private static Prose Ratio(IndicatorFacts row, string key, Figures figures)
    {
        if (row.Numerator is not { } numerator || row.Denominator is not { } denominator || Phrases.IsBlank(row.NumeratorMeaning) || Phrases.IsBlank(row.DenominatorMeaning))
        {
            return Prose.Nothing;
        }

        return $"（{Phrases.Clause(row.NumeratorMeaning)}{figures.Plain($"{key}.numerator", numerator, row.Source)}，{Phrases.Clause(row.DenominatorMeaning)}{figures.Plain($"{key}.denominator", denominator, row.Source)}）";
    }

    private static Prose Points(IndicatorFacts row, string key, Figures figures)
    {
        Prose weight = $"分值{figures.Weight($"{key}.weight", row.Weight, row.Source)}分";
        if (row.Score is not { } score)
        {
            return $"{weight}，未计分";
        }

        Prose scored = $"{weight}，得{figures.Score($"{key}.score", score, row.Source)}分";
        if (score >= row.Weight)
        {
            return $"{scored}，无失分";
        }

        Prose completion = row.Missed && row.Completion is { } percent ? $"，完成程度为指标值的{figures.Percent($"{key}.completion", percent, 100, row.Source)}" : Prose.Nothing;
        return $"{scored}，失{figures.Score($"{key}.lost", row.Lost, row.Source)}分{completion}";
    }

    private static Prose Reference(IndicatorFacts row, IReadOnlyList<Problem> problems) =>
        problems.FirstOrDefault(problem => problem.RowId == row.Id) is { } problem
            ? Prose.Text($"，原因见第五部分问题{Phrases.Digits(problem.Number)}")
            : Prose.Nothing;

    private static Prose Evidence(IndicatorFacts row) => row.LacksEvidence ? $"该项未登记证明材料。" : Prose.Nothing;
}
