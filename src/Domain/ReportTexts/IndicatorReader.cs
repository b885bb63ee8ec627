using System.Text.RegularExpressions;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>
/// Indicators from tables and from lines that begin with their category. A report states its indicators as goals and often speaks of
/// them again where it analyses them: what the first place says counts, later places only add what it left open.
/// </summary>
internal static partial class IndicatorReader
{
    public static IReadOnlyList<ReadIndicator> Read(IReadOnlyList<OutlineSection> sections)
    {
        List<ReadIndicator> found = [];
        foreach (var section in sections.OrderBy(s => s.Kind is ReportSectionKind.Summary or ReportSectionKind.Annex))
        {
            var inTables = IndicatorTable.Read(section.Lines);
            List<ReadIndicator> inLines = [.. FromLines(section.Lines, inTables)];
            var again = found.Count > 0;
            foreach (var indicator in inTables.Concat(inLines).OrderBy(i => i.Span.Start)) Add(found, indicator, again);
        }

        return [.. found.OrderBy(i => i.Span.Start)];
    }

    private static void Add(List<ReadIndicator> found, ReadIndicator indicator, bool again)
    {
        var same = again ? found.FindIndex(f => f.Category == indicator.Category && SameName(f.Name, indicator.Name)) : -1;
        if (same >= 0)
        {
            var first = found[same];
            // Set as a goal with its operator and told again as a bare figure: that figure is what came of it.
            var isResult = first.Operator is not null && indicator is { Operator: null, Weight: null } && indicator.Unit == first.Unit;
            found[same] = first with
            {
                Operator = first.Operator ?? (first.Target == indicator.Target ? indicator.Operator : null),
                Actual = first.Actual ?? indicator.Actual ?? (isResult ? indicator.Target : null),
                ActualText = first.ActualText ?? indicator.ActualText ?? (isResult ? indicator.ValueText : null),
                Weight = first.Weight ?? indicator.Weight,
                Score = first.Score ?? indicator.Score,
            };
        }
        // 数量指标：实际救助42人次 where the goals were set: the one indicator of its category in that unit was reached by so much.
        else if (again && indicator is { Target: not null, Weight: null } && IsResult(indicator.ValueText)
            && found.FindAll(f => f.Category == indicator.Category) is [{ Actual: null } only] && only.Unit == indicator.Unit)
            found[found.IndexOf(only)] = only with { Actual = indicator.Target, ActualText = indicator.ValueText };
        // Prose about a category whose indicators are known already is its discussion.
        else if (!again || indicator.Weight is not null || !found.Exists(f => f.Category == indicator.Category)) found.Add(indicator);
    }

    private static readonly string[] ResultWords = ["实际", "完成", "达到", "共", "已"];

    private static bool IsResult(string words) => ResultWords.Any(words.Contains);

    private static bool SameName(string a, string b) => Key(a) is var x && Key(b) is var y && (x == y || x.Length >= 4 && y.Contains(x, StringComparison.Ordinal) || y.Length >= 4 && x.Contains(y, StringComparison.Ordinal));

    private static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    private static IEnumerable<ReadIndicator> FromLines(IReadOnlyList<TextLine> lines, IReadOnlyList<ReadIndicator> inTables)
    {
        (IndicatorCategory Category, Cell Label)? open = null;
        foreach (var line in lines)
        {
            if (inTables.Any(i => i.Span.Start <= line.Span.Start && line.Span.Start < i.Span.End || line.Span.Start <= i.Span.Start && i.Span.Start < line.Span.End)) continue;
            var (source, body) = (line.Source, line.BodyText);
            if (CategoryWords.Of(body) is { } heading)
            {
                open = (heading, new(source, line.Body, line.End));
                continue;
            }

            var labels = CategoryWords.All(body).ToList();
            if (CategoryWords.Leading(body) is { } lead && (labels.Count == 0 || labels[0].Start > 0)) labels.Insert(0, (lead.Category, 0, lead.LabelEnd, lead.ValueStart));
            if (labels.Count == 0)
            {
                // Lines below a heading of their own are its indicators, as long as they are numbered or hold a number.
                if (open is { } above && !CategoryWords.IsBlock(body) && IsItem(line)) foreach (var item in Items(source, above.Category, above.Label, line.Body, line.End)) yield return item;
                else open = null;
                continue;
            }

            open = null;
            for (var i = 0; i < labels.Count; i++)
            {
                var (category, start, labelEnd, valueStart) = labels[i];
                var label = new Cell(source, line.Body + start, line.Body + labelEnd);
                var end = line.Body + (i + 1 < labels.Count ? labels[i + 1].Start : body.Length);
                if (string.IsNullOrWhiteSpace(source.Folded[(line.Body + valueStart)..end])) open = (category, label);
                foreach (var item in Items(source, category, label, line.Body + valueStart, end)) yield return item;
            }
        }
    }

    private static bool IsItem(TextLine line) => line.End - line.Body <= 80 && line.Style is null or > NumberStyle.BracketedHan && ValueReader.Read(line.BodyText).Target is not null && line.BodyText.AsSpan().TrimEnd('。').IndexOf('。') < 0;

    /// <summary>The indicators in what follows a category: one, or several parted by 指标1： , ① or semicolons.</summary>
    private static IEnumerable<ReadIndicator> Items(SourceText source, IndicatorCategory category, Cell label, int start, int end)
    {
        foreach (var (from, to) in Parts(source.Folded, start, end))
            if (Of(source, category, label, from, to) is { } indicator)
                yield return indicator;
    }

    private static IEnumerable<(int From, int To)> Parts(string text, int start, int end)
    {
        var words = text[start..end];
        var marks = PartMark().Matches(words);
        if (marks.Count > 0 && words[..marks[0].Index].Trim().Length == 0)
        {
            for (var i = 0; i < marks.Count; i++)
                yield return (start + marks[i].Index + marks[i].Length, i + 1 < marks.Count ? start + marks[i + 1].Index : end);
            yield break;
        }

        var pieces = words.TrimEnd(';', '。', ' ').Split(';');
        if (pieces.Length > 1 && pieces.All(p => ValueReader.Read(p).Target is not null))
        {
            var at = start;
            foreach (var piece in pieces)
            {
                yield return (at, at + piece.Length);
                at += piece.Length + 1;
            }

            yield break;
        }

        yield return (start, end);
    }

    private static ReadIndicator? Of(SourceText source, IndicatorCategory category, Cell label, int start, int end)
    {
        (start, end) = Trimmed(source.Folded, start, end);
        if (start >= end) return null;
        var words = source.Folded[start..end];
        var value = ValueReader.Read(words);
        var (nameStart, nameEnd) = Trimmed(source.Folded, start, value is { NumberAt: { Start: > 0 } at, ClosesWithNumber: true } ? start + at.Start : end);
        if (NamePrefix().Match(source.Folded, nameStart, nameEnd - nameStart) is { Success: true } prefix && prefix.Length < nameEnd - nameStart) nameStart += prefix.Length;
        while (nameEnd > nameStart + 1 && source.Folded[nameEnd - 1] is ',' or ':' or '为' or ' ' or '"' or '(') nameEnd--;
        // The name is the clause that the number closes; what comes before it is occasion.
        if (value.Target is not null && source.Folded.LastIndexOf(',', nameEnd - 1, nameEnd - nameStart) is >= 0 and var comma && comma + 1 < nameEnd) nameStart = comma + 1;
        var span = label.Start <= start ? source.Span(label.Start, end) : source.Span(start, end);
        var isNumber = value.Target is not null || value.Date is not null;
        return new(category.Code, source.Words(label.Start, label.End), source.Words(nameStart, nameEnd), source.Words(start, end), isNumber ? IndicatorKind.Quantitative : IndicatorKind.Qualitative,
            value.Operator, value.Target, value.Unit, null, null, null, null, value.Confidence, span)
        { TargetUpper = value.Upper, TargetDate = value.Date };
    }

    private static (int Start, int End) Trimmed(string text, int start, int end)
    {
        while (start < end && text[start] is ' ' or '\t' or ':' or '|' or ',') start++;
        while (end > start && text[end - 1] is ' ' or '\t' or '。' or ';' or '|' or ',' or '、') end--;
        return (start, end);
    }

    [GeneratedRegex(@"(?:指标[ ]?\d{1,2}[ ]?[:.、]|[①-⑳]|\(\d\)|\b\d[)、](?!\d))[ ]*", RegexOptions.CultureInvariant)]
    private static partial Regex PartMark();

    [GeneratedRegex(@"\G(?:共计?|已|累计|全年|本年|年度|计划|完成了?)+", RegexOptions.CultureInvariant)]
    private static partial Regex NamePrefix();
}
