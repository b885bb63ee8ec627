using ReliefApi.Domain.WorkMeasures;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>Paragraphs about the work of the year, told by the words of their title and, where it is silent, of their text.</summary>
internal static class MeasureReader
{
    private static readonly (WorkMeasureKind Kind, string[] Title, string[] Text)[] Words =
    [
        (WorkMeasureKind.LeaderOwnedCase, ["包案", "包保"], ["包案", "包保", "五包"]),
        (WorkMeasureKind.LeaderReception, ["接访", "接待日", "接待群众", "下访", "约访"], ["接访", "接待群众上访", "接待日", "下访"]),
        (WorkMeasureKind.BacklogCampaign, ["积案", "攻坚", "历史遗留", "疑难", "化解信访问题", "重复信访", "治重化积"], ["信访积案", "积案化解", "历史遗留", "治重化积"]),
        (WorkMeasureKind.FirstHandler, ["首办", "首接", "初信初访", "初次信访", "首问"], ["首办", "首接负责", "初信初访", "初次信访"]),
        (WorkMeasureKind.SupervisionOrder, ["督查", "督办", "督导"], ["督查督办", "实地督查", "跟踪督办"]),
        (WorkMeasureKind.InformationAnalysis, ["信息", "综合分析", "研判分析", "数据分析", "分析研判", "人民建议"], ["信访大数据", "分析研判", "社情民意", "人民建议征集"]),
        (WorkMeasureKind.RiskWarning, ["预警", "预判", "风险", "隐患", "排查", "舆情"], ["预警", "苗头性", "矛盾纠纷排查", "舆情监测", "应急预案"]),
        (WorkMeasureKind.KeyPeriodDuty, ["重点时期", "敏感时期", "重要时期", "特殊时期", "特护期", "重大活动", "重要节点", "重点时段", "值班", "值守", "安保", "维稳", "两会", "敏感节点"], ["重点时期", "敏感时期", "重大活动期间", "值班值守", "两会"]),
        (WorkMeasureKind.Training, ["培训", "能力", "素质", "业务水平", "学习", "队伍"], ["教育培训", "业务培训", "专题研讨", "培训班", "业务能力"]),
        (WorkMeasureKind.Discipline, ["纪律", "作风", "廉政", "从严治党", "党风"], ["纪律建设", "作风建设", "从严治党", "廉政"]),
    ];

    private static readonly string[] EvaluationWords = ["评价目的", "评价对象", "评价范围", "评价原则", "评价方法", "评价标准", "指标体系", "评价过程", "评价依据", "评价工作过程", "评价组织", "评价小组", "自评小组"];

    public static IReadOnlyList<ReadMeasure> Read(IReadOnlyList<OutlineSection> sections, IReadOnlyList<ReadIndicator> indicators)
    {
        List<ReadMeasure> found = [];
        foreach (var section in sections.Where(s => s.Kind is null or ReportSectionKind.Background or ReportSectionKind.EvaluationWork or ReportSectionKind.Analysis or ReportSectionKind.Experience))
            found.AddRange(InSection(section, indicators));
        return found;
    }

    private static IEnumerable<ReadMeasure> InSection(OutlineSection section, IReadOnlyList<ReadIndicator> indicators)
    {
        var lines = section.Lines;
        var candidates = new List<(int Index, NumberStyle? Style, int TitleEnd, int End, ReadMeasure? Measure)>();
        var aboutTroubles = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            // Below 存在的问题 stands what went wrong, not what was done.
            if (line.IsTitleOnly && line.Style is not null) aboutTroubles = line.BodyText.Contains("问题", StringComparison.Ordinal) && line.BodyText.Contains("存在", StringComparison.Ordinal) || aboutTroubles && line.Style >= NumberStyle.Digit;
            if (aboutTroubles || line.IsContentsLine || Cells.IsRow(line.Text) && line.Style is null || indicators.Any(x => line.Span.Start < x.Span.End && x.Span.Start < line.Span.End)) continue;
            var title = TitleEnd(line);
            if (title is null) continue;
            var end = title == line.End ? BodyBelow(lines, i) : line.End;
            // A title with nothing said under it is a heading.
            if (end == title && title == line.End) continue;
            candidates.Add((i, line.Style, title.Value, end, Measure(line, title.Value, end)));
        }

        foreach (var (index, style, titleEnd, end, measure) in candidates)
        {
            if (measure is not null) yield return measure;
            // A paragraph in a list of measures is one of them, of a kind we do not know.
            else if (style is not null && section.Kind == ReportSectionKind.EvaluationWork && candidates.Count(c => c.Style == style && c.Measure is not null) >= 3 && !EvaluationWords.Any(lines[index].Text.Contains))
                yield return new(null, lines[index].Source.Words(lines[index].Body, titleEnd), 0.4m, lines[index].Source.Span(lines[index].Start, end));
        }
    }

    /// <summary>Where the title of a numbered or run-in paragraph ends; null when it has none.</summary>
    private static int? TitleEnd(TextLine line)
    {
        var stop = line.BodyText.AsSpan().IndexOfAny('。', ':', ';');
        var length = stop < 0 ? line.End - line.Body : stop;
        return length is >= 4 and <= 40 && (line.Style is not null && line.Style != NumberStyle.Part || stop > 0 && length <= 24 && line.BodyText[stop] == '。') ? line.Body + length : null;
    }

    private static int BodyBelow(IReadOnlyList<TextLine> lines, int i)
    {
        var end = lines[i].End;
        for (var next = i + 1; next < lines.Count && lines[next].Style is null && !lines[next].IsTitleOnly && !Cells.IsRow(lines[next].Text); next++) end = lines[next].End;
        return end;
    }

    private static ReadMeasure? Measure(TextLine line, int titleEnd, int end)
    {
        var title = line.Source.Folded[line.Body..titleEnd];
        var body = line.Source.Folded[titleEnd..end];
        if (EvaluationWords.Any(title.Contains)) return null;
        var byTitle = Words.FirstOrDefault(w => w.Title.Any(word => title.Contains(word, StringComparison.Ordinal)) && Words.SelectMany(x => x.Text).Any(body.Contains));
        if (byTitle.Title is not null) return new(byTitle.Kind, line.Source.Words(line.Body, titleEnd), 0.9m, line.Source.Span(line.Start, end));
        var byText = Words.Select(w => (w.Kind, Hits: w.Text.Sum(word => Count(body, word)))).OrderByDescending(w => w.Hits).First();
        return byText.Hits >= 2 ? new(byText.Kind, line.Source.Words(line.Body, titleEnd), 0.6m, line.Source.Span(line.Start, end)) : null;
    }

    private static int Count(string text, string word)
    {
        var count = 0;
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal)) count++;
        return count;
    }
}
