using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.ReportTexts;

namespace ReliefApi.Domain.Findings;

/// <summary>Makes the rules' input of a document that somebody else wrote: only what the document itself says.</summary>
public static class DocumentInput
{
    public static FindingInput Of(ReportText text) => new()
    {
        Text = text,
        FiscalYear = text.FiscalYear?.Value,
        DivisionName = text.DivisionName?.Value,
        OverallGoal = text.OverallGoal?.Value,
        AnnualGoal = text.AnnualGoal?.Value,
        Projects = [.. text.Projects.Select(p => new SeenProject(p.Name.Value, p.Level, p.Summary?.Value, p.Basis?.Value, p.ImplementingBody?.Value, p.Plan?.Value, p.Period?.Value))],
        Indicators = [.. text.Indicators.Select(SeenOf)],
        Passages = PassagesOf(text),
    };

    /// <summary>Paragraphs that can have been copied.</summary>
    public static IReadOnlyList<SeenPassage> PassagesOf(ReportText text) =>
        [.. text.Sections.SelectMany(s => s.Body().Where(p => !p.IsTableRow()).Select(p => new SeenPassage(new(s.Kind, Field: "paragraph", Span: p.Span), p.Text)))];

    private static SeenIndicator SeenOf(ReadIndicator row, int index)
    {
        var words = row.ValueText.Contains(row.Name, StringComparison.Ordinal) ? row.ValueText : row.Name.Contains(row.ValueText, StringComparison.Ordinal) ? row.Name : row.Name + row.ValueText;
        return new((index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), IndicatorCategory.Find(row.Category), row.Name, words, row.Kind, row.Operator, row.Target, null, row.Unit, row.Weight,
            HasTiers: words.HasAny(Lexicon.TierWords), Span: row.Span);
    }
}
