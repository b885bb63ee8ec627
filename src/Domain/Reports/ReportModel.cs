namespace ReliefApi.Domain.Reports;

/// <summary>
/// The evaluation report as a document: what it says and in which order, but not how it looks. Equal facts give an equal model.
/// </summary>
/// <param name="Title">The title line.</param>
/// <param name="Subtitle">The line under the title: the fiscal year.</param>
/// <param name="Fields">The cover fields, in printing order.</param>
/// <param name="Sections">The seven sections, 一 to 七.</param>
/// <param name="Annexes">What is too wide for a page on end: each begins a page on its side.</param>
public sealed record ReportModel(
    string Title,
    string Subtitle,
    IReadOnlyList<ReportField> Fields,
    IReadOnlyList<ReportSection> Sections,
    IReadOnlyList<ReportSection> Annexes)
{
    /// <summary>Every run in reading order.</summary>
    public IEnumerable<ReportRun> AllRuns() =>
        Fields.SelectMany(field => field.Value).Concat(Sections.Concat(Annexes).SelectMany(section => section.Blocks).SelectMany(block => block.AllRuns()));

    /// <summary>What people must still write. A report with any of these cannot be made final.</summary>
    public IEnumerable<PlaceholderRun> Placeholders() => AllRuns().OfType<PlaceholderRun>();
}

/// <summary>A labelled value on the cover or in the signature block.</summary>
/// <param name="Label">The printed label.</param>
/// <param name="Value">The value.</param>
public sealed record ReportField(string Label, IReadOnlyList<ReportRun> Value);

/// <summary>One of the seven sections, or an annex.</summary>
/// <param name="Number">The Chinese numeral, 一 to 七; 附表 for an annex.</param>
/// <param name="Heading">The heading without its number.</param>
/// <param name="Blocks">Paragraphs, tables and the signature block.</param>
public sealed record ReportSection(string Number, string Heading, IReadOnlyList<ReportBlock> Blocks);
