namespace ReliefApi.Domain.Reports;

/// <summary>
/// Writes the seven-section evaluation report from facts, in the words of a template. Every figure is bound to its source; what the facts do not
/// hold is either stated as not obtained or left to a person as a placeholder, never made up.
/// </summary>
public static class ReportComposer
{
    /// <summary>Composes the report in the built-in words.</summary>
    public static ReportModel Compose(ReportFacts facts) => Compose(facts, ReportTemplate.BuiltIn);

    /// <summary>Composes the report; equal facts and words give an equal report.</summary>
    public static ReportModel Compose(ReportFacts facts, ReportTemplate template)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(template);
        var problems = Problem.From(facts, template);
        return new ReportModel(
            template.Words("title", ("project", facts.Project.Name)),
            template.Words("subtitle", ("year", Phrases.Year(facts.FiscalYear))),
            Cover.Compose(facts),
            [
                BackgroundSection.Compose(facts, template),
                EvaluationWorkSection.Compose(facts, template),
                ConclusionSection.Compose(facts, problems, template),
                AnalysisSection.Compose(facts, problems, template),
                ProblemSection.Compose(facts, problems, template),
                SuggestionSection.Compose(problems, template),
                OtherMattersSection.Compose(facts, template),
            ],
            [ScoreTables.Compose(facts, problems, template)]);
    }
}
