using System.Text.RegularExpressions;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>Total and grade; the section of the conclusion is asked first.</summary>
internal static partial class ConclusionReader
{
    private static readonly ReportSectionKind?[] Order = [ReportSectionKind.Conclusion, ReportSectionKind.Summary, ReportSectionKind.Analysis, ReportSectionKind.EvaluationWork, ReportSectionKind.Background, ReportSectionKind.Annex, null];

    public static (Read<decimal>? Total, Read<string>? Grade) Read(IReadOnlyList<OutlineSection> sections)
    {
        var all = Order.SelectMany(kind => sections.Where(s => s.Kind == kind)).SelectMany(s => s.Lines.Select(line => (s.Kind, line))).ToList();
        return (all.Select(l => Total(l.line, l.Kind)).FirstOrDefault(t => t is not null) ?? sections.Select(s => Stacked(s.Lines)).FirstOrDefault(t => t is not null),
            all.Select(l => Grade(l.line, l.Kind)).FirstOrDefault(g => g is not null));
    }

    /// <summary>总分, 100, 95.2 with one cell to a line.</summary>
    private static Read<decimal>? Stacked(IReadOnlyList<TextLine> lines)
    {
        for (var i = 0; i + 2 < lines.Count; i++)
            if (IndicatorTable.IsEnd(lines[i].Text) && Numerals.Decimal(lines[i + 1].Text) == 100 && Numerals.Decimal(lines[i + 2].Text) is >= 0 and <= 100 and var total)
                return new(total, 0.8m, lines[i + 2].Source.Span(lines[i + 2].Start, lines[i + 2].End));
        return null;
    }

    private static Read<decimal>? Total(TextLine line, ReportSectionKind? kind)
    {
        foreach (Match match in Score().Matches(line.Text))
            if (Value(match.Groups["score"]) is { } total)
                return At(match.Groups["score"], total, kind == ReportSectionKind.Conclusion ? 1m : 0.8m);
        // The last row of a score table: 总分 100 96.5.
        var cells = Cells.Of(line);
        if (cells.Count >= 2 && IndicatorTable.IsEnd(cells[0].Label) && Numerals.Decimal(cells[^1].Label.TrimEnd('分')) is { } last and >= 0 and <= 100 && (cells.Count > 2 || cells[0].Label.Contains("得分", StringComparison.Ordinal)))
            return new(last, 0.8m, line.Source.Span(cells[^1].Start, cells[^1].End));
        return null;

        Read<decimal> At(Group group, decimal value, decimal confidence) => new(value, confidence, line.Source.Span(line.Start + group.Index, line.Start + group.Index + group.Length));
        static decimal? Value(Group group) => Numerals.Decimal(group.Value) is { } value and >= 0 and <= 100 ? value : null;
    }

    private static Read<string>? Grade(TextLine line, ReportSectionKind? kind)
    {
        if (GradeWords().Match(line.Text) is not { Success: true } match) return null;
        var grade = match.Groups["grade"];
        return new(grade.Value[..1], kind == ReportSectionKind.Conclusion ? 1m : 0.8m, line.Source.Span(line.Start + grade.Index, line.Start + grade.Index + grade.Length));
    }

    [GeneratedRegex(@"(?:总得分|综合得分|综合评分|评价得分|自评得分|自评总分|评价总分|最终得分|绩效得分|总体得分|总评分|总评得分|得分合计|自评分|评价分|自评分数|总分数?|得分)(?:情况)?[ ]?(?:为|是|:|达到?|共|合计|共计)?[ ]?(?<score>\d{1,3}(?:\.\d{1,4})?)[ ]?分(?!值)", RegexOptions.CultureInvariant)]
    private static partial Regex Score();

    [GeneratedRegex(@"(?:等级|级别|评级|档次|等次|评价结论|评价结果|自评结论|自评结果|结论|结果|评定|评为)[^。;\n优良中差]{0,12}?(?:为|是|:|属于|评定|“|"")[ ]?[“""「‘']?(?<grade>优秀?|良好?|中等?|差)(?=[”""」’'。,;、)\s(级等档]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex GradeWords();
}
