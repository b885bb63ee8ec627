namespace ReliefApi.Domain.Reports;

/// <summary>
/// Writes the seven-section evaluation report from facts. Every figure is bound to its source; what the facts do not hold is either stated as not
/// obtained or left to a person as a placeholder, never made up.
/// </summary>
public static class ReportComposer
{
    /// <summary>Composes the report; equal facts give an equal report.</summary>
    public static ReportModel Compose(ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var problems = Problem.From(facts);
        return new ReportModel(
            $"{PlainText.Clean(facts.Project.Name)}项目支出绩效评价报告",
            $"（{Phrases.Year(facts.FiscalYear)}度）",
            Cover.Compose(facts),
            [
                BackgroundSection.Compose(facts),
                EvaluationWorkSection.Compose(facts),
                ConclusionSection.Compose(facts, problems),
                AnalysisSection.Compose(facts, problems),
                ProblemSection.Compose(facts, problems),
                SuggestionSection.Compose(problems),
                OtherMattersSection.Compose(facts),
            ]);
    }
}
