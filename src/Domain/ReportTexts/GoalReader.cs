using System.Text.RegularExpressions;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>总体目标 and 年度目标 as written.</summary>
internal static partial class GoalReader
{
    public static Read<string>? Overall(IReadOnlyList<TextLine> lines) => First(lines, OverallLabel(), 1m) ?? First(lines, PlainLabel(), 0.6m);

    public static Read<string>? Annual(IReadOnlyList<TextLine> lines) => First(lines, AnnualLabel(), 1m);

    private static Read<string>? First(IReadOnlyList<TextLine> lines, Regex label, decimal confidence) => LabelReader.Find(lines, label)
        .Where(l => !l.IsEmpty && !ColumnTitle().IsMatch(l.At.Source.Folded[l.ValueStart..l.ValueEnd]))
        .Select(l => BeforeIndicators(l).Words(l.LastLine > l.Line ? confidence * 0.9m : confidence)).FirstOrDefault(goal => goal is not null);

    /// <summary>A goal that goes on to list its indicators ends where the first one starts.</summary>
    private static Labelled BeforeIndicators(Labelled found)
    {
        var words = found.At.Source.Folded[found.ValueStart..found.ValueEnd];
        return CategoryWords.All(words).Select(l => (int?)l.Start).FirstOrDefault() is { } first ? found with { ValueEnd = found.ValueStart + words[..first].TrimEnd().Length } : found;
    }

    [GeneratedRegex(@"\G(?:项目)?(?:绩效)?(?:总体|总|中期|中长期|长期|实施期)(?:绩效)?目标", RegexOptions.CultureInvariant)]
    private static partial Regex OverallLabel();

    [GeneratedRegex(@"\G(?:项目)?(?:年度|阶段性?|当年|本年度?|20\d\d年度?)(?:总体|绩效|工作)?目标", RegexOptions.CultureInvariant)]
    private static partial Regex AnnualLabel();

    [GeneratedRegex(@"\G(?:项目)?绩效目标(?:设定)?(?:情况)?", RegexOptions.CultureInvariant)]
    private static partial Regex PlainLabel();

    /// <summary>The titles of the columns beside 年度总体目标 are no goal.</summary>
    [GeneratedRegex(@"^(?:预期目标|年初设定目标|实际完成情况|目标|年度目标)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnTitle();
}
