namespace ReliefApi.Domain.ReportTexts;

/// <summary>Takes a report apart: plain text in, what it says out. No model and no dictionary of cases, only the outline and its spellings.</summary>
public static class ReportParser
{
    public static ReportText Parse(string text)
    {
        var source = SourceText.Of(text);
        var lines = TextLine.In(source);
        var title = CoverReader.Title(lines);
        (int, int)? titleAt = title is { } t ? (t.Start, t.End) : null;
        var sections = OutlineReader.Read([.. lines.Where(l => title is not { } read || l.Start < read.Start || l.Start >= read.End)]);
        var indicators = IndicatorReader.Read(sections);
        var (total, grade) = ConclusionReader.Read(sections);
        var unit = CoverReader.UnitName(lines, titleAt);
        return new()
        {
            Text = source.Text,
            Title = title?.Title,
            UnitName = unit,
            DivisionName = CoverReader.DivisionName(source, unit, title?.Title),
            FiscalYear = CoverReader.FiscalYear(source, titleAt),
            EvaluationKind = CoverReader.Kind(source, titleAt, lines),
            ReportDate = CoverReader.Date(lines),
            Sections = [.. sections.Select(Section)],
            Portfolio = PortfolioReader.Read(source),
            Projects = ProjectReader.Read(lines, sections, titleAt is { } at ? CoverReader.ProjectName(source, at) : null),
            OverallGoal = GoalReader.Overall(lines),
            AnnualGoal = GoalReader.Annual(lines),
            Indicators = indicators,
            Amounts = [.. MoneyReader.Read(source).Concat(FundsTable.Read(lines)).OrderBy(a => a.Span.Start)],
            Measures = MeasureReader.Read(sections, indicators),
            Total = total,
            Grade = grade,
        };
    }

    private static ReadSection Section(OutlineSection section) => new(section.Kind, section.Heading?.Numbering,
        section.Heading is { } heading ? heading.Source.Words(heading.Body, heading.End) : "", section.Heading?.Span ?? new(section.Lines[0].Span.Start, 0), [.. section.Lines.Select(Paragraph)]);

    private static ReadParagraph Paragraph(TextLine line)
    {
        var (source, body) = (line.Source, line.Source.Span(line.Body, line.End));
        return new(line.Numbering, source.Text.Substring(body.Start, body.Length), line.IsHeading, line.Span);
    }
}
