using System.Text;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Reports;
using ReliefApi.Domain.ReportTexts;

namespace ReliefApi.Domain.Findings;

/// <summary>A draft of ours as a text, so that the rules about documents read it like any other. Its figures stay with the records they are bound to.</summary>
public static class DraftText
{
    /// <param name="gradeLabel">Null while there is no grade.</param>
    public static ReportText Of(ReportModel model, int fiscalYear, EvaluationKind kind, decimal? total, string? gradeLabel)
    {
        var text = new StringBuilder();
        var title = Line(model.Title);
        Line(model.Subtitle);
        Dictionary<string, (string Value, TextSpan Span)> fields = [];
        foreach (var field in model.Fields) fields[field.Label] = (Display(field.Value), Line($"{field.Label}：{Display(field.Value)}"));
        List<ReadSection> sections = [.. model.Sections.Select((section, i) =>
        {
            var heading = Line($"{section.Number}、{section.Heading}");
            return new ReadSection(i < Outline.Length ? Outline[i] : null, section.Number + "、", section.Heading, heading, [.. section.Blocks.SelectMany(Paragraphs)]);
        })];

        return new ReportText
        {
            Text = text.ToString(),
            Title = new(model.Title, 1, title),
            UnitName = Field("主管部门"),
            DivisionName = Field("行政区划"),
            FiscalYear = new(fiscalYear, 1, title),
            EvaluationKind = new(kind, 1, title),
            Sections = sections,
            Projects = [],
            Indicators = [],
            Amounts = [],
            Measures = [],
            Total = total is { } points ? new(points, 1, title) : null,
            Grade = gradeLabel is null ? null : new(gradeLabel, 1, title),
        };

        TextSpan Line(string line)
        {
            var span = new TextSpan(text.Length, line.Length);
            text.Append(line).Append('\n');
            return span;
        }

        Read<string>? Field(string label) => fields.TryGetValue(label, out var field) && !field.Value.Contains("待填", StringComparison.Ordinal) ? new(field.Value, 1, field.Span) : null;

        IEnumerable<ReadParagraph> Paragraphs(ReportBlock block) => block switch
        {
            ParagraphBlock paragraph => [Paragraph(Display(paragraph.Runs), paragraph.Style == ParagraphStyle.Subheading)],
            TableBlock table => table.Header.Concat(table.Rows).Select(row => Paragraph(string.Join('\t', row.Cells.Select(c => Display(c.Runs))), false)).Prepend(Paragraph(table.Caption, true)),
            SignatureBlock signature => signature.Lines.Select(line => Paragraph($"{line.Label}\t{Display(line.Value)}", false)),
            _ => [],
        };

        ReadParagraph Paragraph(string line, bool isHeading)
        {
            var end = line.IndexOfAny(['）', '.']) + 1;
            var numbering = end is > 0 and <= 4 && Numbering.Read(line[..end]) is not null && !line.Contains('\t', StringComparison.Ordinal) ? line[..end] : null;
            return new(numbering, line[(numbering?.Length ?? 0)..], isHeading, Line(line));
        }
    }

    private static readonly ReportSectionKind[] Outline =
    [
        ReportSectionKind.Background, ReportSectionKind.EvaluationWork, ReportSectionKind.Conclusion, ReportSectionKind.Analysis, ReportSectionKind.Experience, ReportSectionKind.Suggestions, ReportSectionKind.Other,
    ];

    private static string Display(IEnumerable<ReportRun> runs) => string.Concat(runs.Select(r => r.Display));
}
