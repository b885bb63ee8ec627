namespace ReliefApi.Domain.Reports;

/// <summary>四、绩效评价指标分析: decision, process, output and effect, row by row.</summary>
internal static class AnalysisSection
{
    public static ReportSection Compose(ReportFacts facts, IReadOnlyList<Problem> problems, ReportTemplate template)
    {
        var draft = new SectionDraft(4, template);
        draft.Subheading("s4.decision");
        DecisionAnalysis.Write(facts, draft);
        Rows(facts, "DEC", problems, draft);
        draft.Subheading("s4.process");
        ProcessAnalysis.Write(facts, problems, draft);
        Rows(facts, "PRO", problems, draft);
        draft.Subheading("s4.output");
        Block(facts, "OUT", "s4.output.none", problems, draft);
        draft.Subheading("s4.benefit");
        Block(facts, "BEN", "s4.benefit.none", problems, draft);
        return draft.Finish();
    }

    private static void Block(ReportFacts facts, string block, string none, IReadOnlyList<Problem> problems, SectionDraft draft)
    {
        if (Rows(facts, block, problems, draft) == 0)
        {
            draft.Paragraph(none);
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
                draft.Item($"s4.row.{row.Id}", Row(row, $"row{Phrases.Digits(i + 1)}", problems, draft));
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

    private static Prose Row(IndicatorFacts row, string key, IReadOnlyList<Problem> problems, SectionDraft draft)
    {
        Slot name = ("name", Phrases.Clause(row.Name)), level2 = ("level2", row.Level2);
        if (!row.IsScored)
        {
            return draft.Say("s4.row.unscored", name, level2);
        }

        var target = Phrases.IsBlank(row.Unit) ? $"为“{Phrases.Target(row)}”" : Phrases.Target(row);
        return draft.Say("s4.row", name, level2, ("target", target), ("actual", Actual(row, key, draft)), ("ratio", Ratio(row, key, draft)), ("points", Points(row, key, draft)),
            ("reference", Reference(row.Id, problems, draft)), ("evidence", row.LacksEvidence ? draft.Say("s4.row.evidence") : Prose.Nothing));
    }

    private static Prose Actual(IndicatorFacts row, string key, SectionDraft draft) => row switch
    {
        { HasActual: false } => draft.Say("s4.row.missing"),
        { Actual: null } => draft.Say("s4.row.state", ("state", Phrases.Clause(row.ActualDisplay))),
        _ => draft.Say("s4.row.actual", ("actual", draft.Figures.Actual($"{key}.actual", row))),
    };

    private static Prose Ratio(IndicatorFacts row, string key, SectionDraft draft)
    {
        if (row.Numerator is not { } numerator || row.Denominator is not { } denominator || Phrases.IsBlank(row.NumeratorMeaning) || Phrases.IsBlank(row.DenominatorMeaning))
        {
            return Prose.Nothing;
        }

        return draft.Say("s4.row.ratio",
            ("over", Phrases.Clause(row.NumeratorMeaning)), ("numerator", draft.Figures.Plain($"{key}.numerator", numerator, row.Source)),
            ("under", Phrases.Clause(row.DenominatorMeaning)), ("denominator", draft.Figures.Plain($"{key}.denominator", denominator, row.Source)));
    }

    private static Prose Points(IndicatorFacts row, string key, SectionDraft draft)
    {
        var figures = draft.Figures;
        Slot weight = ("weight", figures.Weight($"{key}.weight", row.Weight, row.Source));
        if (row.Score is not { } points)
        {
            return draft.Say("s4.row.open", weight);
        }

        Slot score = ("score", figures.Score($"{key}.score", points, row.Source));
        if (points >= row.Weight)
        {
            return draft.Say("s4.row.points", weight, score);
        }

        var completion = row.Missed && row.Completion is { } percent
            ? draft.Say("s4.row.completion", ("percent", figures.Percent($"{key}.completion", percent, 100, row.Source)))
            : Prose.Nothing;
        return draft.Say("s4.row.lost", weight, score, ("lost", figures.Score($"{key}.lost", row.Lost, row.Source)), ("completion", completion));
    }

    internal static Prose Reference(string rowId, IReadOnlyList<Problem> problems, SectionDraft draft) =>
        problems.FirstOrDefault(problem => problem.RowId == rowId) is { } problem
            ? draft.Say("s4.reference", ("number", Phrases.Digits(problem.Number)))
            : Prose.Nothing;
}
