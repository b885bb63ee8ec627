using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.ReportTexts;

namespace ReliefApi.Application.ReportImports;

/// <summary>What was read from a file.</summary>
public record ReportReading
{
    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Sha256 { get; init; }
    public required ReportTextDto Report { get; init; }
}

/// <summary>The one place where a reading becomes an answer, of a try and of a stored import alike.</summary>
internal static class Reading
{
    public static ReportReading Of(string sha256, string text) => new() { Sha256 = sha256, Report = Of(ReportParser.Parse(text)) };

    public static ReportTextDto Of(ReportText report)
    {
        return new()
        {
            Text = report.Text,
            Title = Value(report.Title),
            UnitName = Value(report.UnitName),
            DivisionName = Value(report.DivisionName),
            FiscalYear = Value(report.FiscalYear),
            EvaluationKind = Value(report.EvaluationKind),
            ReportDate = Value(report.ReportDate),
            Sections = [.. report.Sections.Select(s => new SectionOfReport(s.Kind, s.Kind?.LabelZh, s.Kind?.LabelEn, s.Numbering, s.Heading, Place(s.HeadingSpan),
                [.. s.Paragraphs.Select(p => new ParagraphOfReport(p.Numbering, p.Text, p.IsHeading, p.Span.Start, p.Span.Length))]))],
            Portfolio = report.Portfolio is { } portfolio ? new(Count(portfolio.LevelOne), Count(portfolio.LevelTwo), Count(portfolio.Reviewed), portfolio.Confidence) : null,
            Projects = [.. report.Projects.Select(p => new ProjectOfReport(Value(p.Name)!, p.Level, Value(p.Summary), Value(p.Basis), Value(p.ImplementingBody), Value(p.Plan), Value(p.Period), Value(p.YearlyBudget)))],
            OverallGoal = Value(report.OverallGoal),
            AnnualGoal = Value(report.AnnualGoal),
            Indicators = [.. report.Indicators.Select(Indicator)],
            Amounts = [.. report.Amounts.Select(a => new AmountOfReport(new(a.Yuan), a.Meaning, a.Meaning?.LabelZh, a.Meaning?.LabelEn, a.FiscalYear, a.Confidence, Place(a.Span)))],
            Measures = [.. report.Measures.Select(m => new MeasureOfReport(m.Kind, m.Kind?.LabelZh, m.Kind?.LabelEn, m.Title, m.Confidence, Place(m.Span)))],
            Total = Value(report.Total),
            Grade = Value(report.Grade),
        };

        TextPlace Place(TextSpan span) => new(span.Start, span.Length, report.Text.Substring(span.Start, span.Length));
        ReadValue<T>? Value<T>(Read<T>? read) => read is null ? null : new(read.Value, read.Confidence, Place(read.Span));
        CountOfReport? Count(ReadCount? count) => count is null ? null : new(count.Count, count.Yuan is { } yuan ? new Money(yuan) : null, Place(count.Span));

        IndicatorOfReport Indicator(ReadIndicator i)
        {
            var category = IndicatorCategory.Find(i.Category);
            return new(i.Category, category?.LabelZh, category?.LabelEn, i.CategoryText, i.Name, i.ValueText, i.Kind, i.Operator, i.Target, i.TargetUpper, i.TargetDate, i.Unit,
                i.Actual, i.ActualText, i.Weight, i.Score, i.Confidence, Place(i.Span));
        }
    }
}
