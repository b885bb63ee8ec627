using System.Text.RegularExpressions;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>The projects a report is about, with the items of their overview.</summary>
internal static partial class ProjectReader
{
    public static IReadOnlyList<ReadProject> Read(IReadOnlyList<TextLine> lines, IReadOnlyList<OutlineSection> sections, Read<string>? fromTitle)
    {
        var names = Distinct(LabelReader.Find(lines, Name()).Where(l => !l.IsEmpty && l.ValueEnd - l.ValueStart <= 60)).ToList();
        if (names.Count == 0)
        {
            var background = sections.Where(s => s.Kind == ReportSectionKind.Background).SelectMany(s => s.Lines).ToList();
            var unnamed = Items(background.Count > 0 ? background : lines, fromTitle, null);
            return unnamed is null ? [] : [unnamed];
        }

        List<ReadProject> projects = [];
        for (var i = 0; i < names.Count; i++)
        {
            var own = lines.Skip(names[i].Line).Take((i + 1 < names.Count ? names[i + 1].Line : lines.Count) - names[i].Line).ToList();
            var label = names[i].At.Source.Folded[names[i].LabelStart..names[i].ValueStart];
            var level = label.StartsWith("一级", StringComparison.Ordinal) ? 1 : label.StartsWith("二级", StringComparison.Ordinal) ? 2 : (int?)null;
            projects.Add(Items(own, names[i].Words(level is null ? 0.9m : 1m), level)!);
        }

        return projects;
    }

    private static IEnumerable<Labelled> Distinct(IEnumerable<Labelled> names) => names.DistinctBy(n => n.At.Source.Folded[n.ValueStart..n.ValueEnd].Trim('"', '“', '”', ' '), StringComparer.Ordinal);

    private static ReadProject? Items(IReadOnlyList<TextLine> lines, Read<string>? name, int? level)
    {
        var project = new ReadProject(name!, level, First(lines, Summary()), First(lines, Basis()), First(lines, Body()), First(lines, Plan()), First(lines, Period()), First(lines, YearlyBudget()));
        return name is null ? null : project;
    }

    private static Read<string>? First(IReadOnlyList<TextLine> lines, Regex label) => LabelReader.Find(lines, label).Select(l => l.Words(l.LastLine > l.Line ? 0.8m : 1m)).FirstOrDefault(r => r is not null);

    [GeneratedRegex(@"\G(?:[一二]级项目[ ]?[\d一二三四五六七八九十]{0,2}(?:名称)?|项[ ]?目[ ]?名[ ]?称|评价项目(?:名称)?|被评价项目(?:名称)?)(?=[ ]*(?::|$|\t|\||[ ]{2}|\())(?:\([^)\n]{1,12}\))?", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\G(?:项目)?(?:概述|简介|概况|主要内容)|\G项目(?:基本)?(?:背景|情况)", RegexOptions.CultureInvariant)]
    private static partial Regex Summary();

    [GeneratedRegex(@"\G(?:项目)?(?:立项|设立|政策|实施)(?:的)?(?:背景及|背景和)?依据|\G项目依据|\G立项背景", RegexOptions.CultureInvariant)]
    private static partial Regex Basis();

    [GeneratedRegex(@"\G(?:项目)?(?:实施|承担|责任)(?:主体|单位|部门)|\G项目单位(?:\([^)\n]{1,8}\))?", RegexOptions.CultureInvariant)]
    private static partial Regex Body();

    [GeneratedRegex(@"\G(?:项目)?(?:实施方案|实施内容)|\G项目内容", RegexOptions.CultureInvariant)]
    private static partial Regex Plan();

    [GeneratedRegex(@"\G(?:项目)?(?:实施周期|实施期限?|起止(?:时间|年限|日期)|周期|实施时间)|\G项目期限?", RegexOptions.CultureInvariant)]
    private static partial Regex Period();

    [GeneratedRegex(@"\G(?:项目)?(?:年度)?(?:预算|资金)(?:安排|投入|来源)(?:情况)?|\G(?:项目)?年度预算|\G(?:项目)?预算情况", RegexOptions.CultureInvariant)]
    private static partial Regex YearlyBudget();
}
