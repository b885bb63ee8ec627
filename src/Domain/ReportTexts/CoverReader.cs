using System.Text.RegularExpressions;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>Title, unit, county, year, kind and date, from the cover or wherever the report says them.</summary>
internal static partial class CoverReader
{
    /// <summary>The title: the line with 报告 before the first section, with the lines that it runs over.</summary>
    public static (Read<string> Title, int Start, int End, int LastLine)? Title(IReadOnlyList<TextLine> lines)
    {
        var window = lines.Take(30).TakeWhile(l => l.Style is not (NumberStyle.Han or NumberStyle.Part) || l.Text.Contains("报告", StringComparison.Ordinal) && l.Style is null).ToList();
        var at = window.FindIndex(l => l.Style is null && l.End - l.Start <= 60 && TitleEnd().IsMatch(l.Text) && !l.IsContentsLine);
        if (at < 0) return null;
        var (first, last) = (at, at);
        while (first > 0 && at - first < 3 && IsTitlePart(window[first - 1])) first--;
        if (last + 1 < window.Count && Bracketed().IsMatch(window[last + 1].Text)) last++;
        var source = window[0].Source;
        var (start, end) = (window[first].Start, window[last].End);
        return (new(string.Concat(window.Skip(first).Take(last - first + 1).Select(l => source.Words(l.Start, l.End))), first == at ? 1m : 0.8m, source.Span(start, end)), start, end, last);
    }

    private static bool IsTitlePart(TextLine line) => line.Style is null && line.End - line.Start <= 40 && !line.IsPageNumber && line.Text.AsSpan().IndexOfAny("。;:,!") < 0 && !Cells.IsRow(line.Text) && !Annex().IsMatch(line.Text);

    /// <summary>What the title calls the project, between unit, year and the words every such title ends with.</summary>
    public static Read<string>? ProjectName(SourceText source, (int Start, int End) title)
    {
        var text = source.Folded[title.Start..title.End];
        if (NameInTitle().Match(text) is not { Success: true } match) return null;
        var name = match.Groups["name"];
        var words = source.Words(title.Start + name.Index, title.Start + name.Index + name.Length).Replace("\n", "", StringComparison.Ordinal).Trim('"', '“', '”', ' ', '《', '》', '的');
        return words.Length < 2 || Generic().IsMatch(words) ? null : new(words, 0.6m, source.Span(title.Start + name.Index, title.Start + name.Index + name.Length));
    }

    public static Read<string>? UnitName(IReadOnlyList<TextLine> lines, (int Start, int End)? title)
    {
        if (LabelReader.Find(lines.Take(60).Concat(lines.TakeLast(12)).Distinct().ToList(), UnitLabel()).FirstOrDefault(l => !l.IsEmpty && l.ValueEnd - l.ValueStart <= 40) is { } label) return label.Words(1m);
        var source = lines.Count > 0 ? lines[0].Source : null;
        if (title is { } t && UnitInTitle().Match(source!.Folded[t.Start..t.End]) is { Success: true } inTitle) return source.Read(t.Start + inTitle.Groups["unit"].Index, t.Start + inTitle.Groups["unit"].Index + inTitle.Groups["unit"].Length, 0.9m);
        // On the cover or as the signature at the end, alone on its line.
        return lines.Take(8).Concat(lines.TakeLast(4)).Where(l => l.Style is null && UnitAlone().IsMatch(l.Text)).Select(l => source!.Read(l.Start, l.End, 0.8m)).FirstOrDefault();
    }

    public static Read<string>? DivisionName(SourceText source, Read<string>? unit, Read<string>? title)
    {
        foreach (var (read, confidence) in new[] { (unit, 0.9m), (title, 0.8m) })
            if (read is not null && Division().Match(read.Value) is { Success: true } match && source.Text.IndexOf(match.Groups["division"].Value, read.Span.Start, read.Span.Length, StringComparison.Ordinal) is >= 0 and var at)
                return new(match.Groups["division"].Value, confidence, new(at, match.Groups["division"].Length));
        return null;
    }

    public static Read<int>? FiscalYear(SourceText source, (int Start, int End)? title)
    {
        if (title is { } t && MoneyReader.Years().Match(source.Folded, Math.Max(0, t.Start - 1), t.End - Math.Max(0, t.Start - 1)) is { Success: true } inTitle && YearOf(inTitle) is { } named) return new(named, 1m, SpanOf(inTitle));
        if (YearLabel().Match(source.Folded) is { Success: true } label && YearOf(label) is { } labelled) return new(labelled, 1m, SpanOf(label));
        // The year that most sentences speak of; document numbers and titles of other papers are no such sentences.
        var years = MoneyReader.Years().Matches(source.Folded).Where(m => YearOf(m) is not null && !IsDated(m) && !IsInTitleMarks(m)).GroupBy(m => YearOf(m)!.Value).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).ToList();
        if (years.Count == 0) return null;
        var most = years[0];
        return new(most.Key, years.Count == 1 ? 0.8m : most.Count() > years[1].Count() ? 0.7m : 0.4m, SpanOf(most.First()));

        TextSpan SpanOf(Match match) => source.Span(match.Index, match.Index + match.Length);
        bool IsDated(Match match) => DayAfter().IsMatch(source.Folded.AsSpan(match.Index + match.Length, Math.Min(8, source.Folded.Length - match.Index - match.Length)));
        bool IsInTitleMarks(Match match) => match.Index > 0 && source.Folded.LastIndexOfAny(['《', '》', '\n'], match.Index - 1) is >= 0 and var mark && source.Folded[mark] == '《';
        static int? YearOf(Match match) => Numerals.Year(match.Groups["year"].Value);
    }

    public static Read<EvaluationKind>? Kind(SourceText source, (int Start, int End)? title, IReadOnlyList<TextLine> lines)
    {
        if (title is { } t)
            foreach (var (words, kind) in KindWords)
                if (source.Folded.IndexOf(words, t.Start, t.End - t.Start, StringComparison.Ordinal) is >= 0 and var at)
                    return new(kind, 1m, source.Span(at, at + words.Length));
        foreach (var line in lines.Take(60))
            if (Ticked().Match(line.Text) is { Success: true } ticked && line.Text.Contains("评价", StringComparison.Ordinal))
                foreach (var (words, kind) in KindWords)
                    if (ticked.Value.Contains(words, StringComparison.Ordinal))
                        return new(kind, 0.9m, source.Span(line.Start + ticked.Index, line.Start + ticked.Index + ticked.Length));
        return null;
    }

    public static Read<DateOnly>? Date(IReadOnlyList<TextLine> lines)
    {
        foreach (var line in lines.TakeLast(6).Reverse().Concat(lines.Take(30)))
            if (DateAlone().Match(line.Text) is { Success: true } match && Numerals.Year(match.Groups["year"].Value) is { } year
                && Numerals.HanOrDigits(match.Groups["month"].Value) is >= 1 and <= 12 and var month && Numerals.HanOrDigits(match.Groups["day"].Value) is >= 1 and var day && day <= DateTime.DaysInMonth(year, month))
                return new(new(year, month, day), 1m, line.Source.Span(line.Start + match.Groups["date"].Index, line.Start + match.Groups["date"].Index + match.Groups["date"].Length));
        return null;
    }

    private static readonly (string Words, EvaluationKind Kind)[] KindWords =
    [
        ("自评", EvaluationKind.SelfEvaluation), ("自我评价", EvaluationKind.SelfEvaluation), ("财政评价", EvaluationKind.FinanceEvaluation), ("财政绩效评价", EvaluationKind.FinanceEvaluation),
        ("财政重点", EvaluationKind.FinanceEvaluation), ("财政部门组织", EvaluationKind.FinanceEvaluation), ("重点绩效评价", EvaluationKind.FinanceEvaluation), ("部门评价", EvaluationKind.DepartmentEvaluation),
        ("部门绩效评价", EvaluationKind.DepartmentEvaluation), ("主管部门评价", EvaluationKind.DepartmentEvaluation), ("主管部门组织", EvaluationKind.DepartmentEvaluation),
    ];

    private const string Office = "(?:信访工作联席会议办公室|局|委员会|办公室|中心|厅|政府|街道办事处|支队|大队|医院|学校|管委会|信访办|政法委|县委|委)";

    [GeneratedRegex(@"报告(?:书)?(?:\([^)\n]{1,20}\))?$|^绩效自评(?:情况)?说明$", RegexOptions.CultureInvariant)]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"^\([^)\n]{1,20}\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^附(?:件|表|录)?[ ]?\d{0,2}[:]?", RegexOptions.CultureInvariant)]
    private static partial Regex Annex();

    [GeneratedRegex(@"^(?:关于)?(?:[\u4e00-\u9fff]{2,24}?" + Office + @")?(?:关于)?\s?(?:20\d\d年度?|二[〇○零][\u4e00-\u9fff〇○]{2}年度?)?\s?(?:[\u4e00-\u9fff]{2,24}?" + Office + @")?\s?(?<name>[^\n]{2,40}?)(?:\n)?(?:专项)?(?:项目)?\s?(?:财政)?(?:支出)?(?:部门)?(?:单位)?(?:重点)?(?:的)?绩效(?:自评|评价|自我评价|运行)", RegexOptions.CultureInvariant)]
    private static partial Regex NameInTitle();

    [GeneratedRegex(@"^(?:项目|部门|单位|整体|部门整体|部门整体支出|单位整体|项目支出|支出|财政|财政支出|部门预算|部门预算项目|预算项目|年度|部门项目|专项资金|专项|预算|整体支出|\d+|20\d\d年度?)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Generic();

    [GeneratedRegex(@"\G(?:单位名称|填报单位|编制单位|报告单位|评价单位|项目单位|部门名称|预算单位|主管部门|实施单位|部门\(单位\)名称|单位\(盖章\)|自评单位|项目实施单位)(?:\([^)\n]{1,8}\))?(?=[ ]*(?::|$|\t|\||[ ]{2}))", RegexOptions.CultureInvariant)]
    private static partial Regex UnitLabel();

    [GeneratedRegex(@"^(?:关于)?(?:20\d\d年度?)?(?<unit>[\u4e00-\u9fff]{1,20}?(?:信访|财政|民政|司法|应急管理|教育|农业农村)?" + Office + @")(?=关于|20\d\d|二[〇○零]|[\u4e00-\u9fff“""\n])", RegexOptions.CultureInvariant)]
    private static partial Regex UnitInTitle();

    [GeneratedRegex(@"^[\u4e00-\u9fff]{2,20}" + Office + @"(?:\(盖?章\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex UnitAlone();

    [GeneratedRegex(@"^(?:[\u4e00-\u9fff]{2,4}省|[\u4e00-\u9fff]{2,8}自治区)?(?:[\u4e00-\u9fff]{2,6}(?:市|州|盟))??(?<division>[\u4e00-\u9fff]{1,8}?(?:自治县|县|区|旗|市))", RegexOptions.CultureInvariant)]
    private static partial Regex Division();

    [GeneratedRegex(@"(?:评价|预算|自评|填报|所属)?年[ ]?度[ ]?:[ ]?(?<year>20\d{2})|\([ ]?(?<year>20\d{2})[ ]?年度[ ]?\)", RegexOptions.CultureInvariant)]
    private static partial Regex YearLabel();

    [GeneratedRegex(@"^[ ]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[ ]?月[ ]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[ ]?日", RegexOptions.CultureInvariant)]
    private static partial Regex DayAfter();

    [GeneratedRegex(@"[^\s:□☐口]{2,20}(?=[ ]?[☑√■✓✔]|[ ]?\([ ]?[☑√■✓✔])|(?<=[☑√■✓✔][ ]?)[^\s□☐☑√■]{2,20}", RegexOptions.CultureInvariant)]
    private static partial Regex Ticked();

    [GeneratedRegex(@"^(?:(?:报告|填报|填表|评价|编制|完成|撰写)?(?:日期|时间)[ ]?:[ ]?)?(?<date>(?<year>20\d{2}|二[〇○零O0][\u4e00-\u9fff〇○0O]{2})[ ]?[年.\-/][ ]?(?<month>\d{1,2}|[一二三四五六七八九十]{1,2})[ ]?[月.\-/][ ]?(?<day>\d{1,2}|[一二三四五六七八九十]{1,3})[ ]?日?)$", RegexOptions.CultureInvariant)]
    private static partial Regex DateAlone();
}
