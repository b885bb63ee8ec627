using CsCheck;
using ReliefApi.Domain.ReportTexts;

namespace ReliefApi.UnitTests.ReportTexts;

/// <summary>What holds of every text: nothing is made up, nothing is lost, and every place says what was read from it.</summary>
public sealed class ReportParserProperties
{
    private static readonly string[] Pieces =
    [
        "一、基本情况", "二、绩效评价工作开展情况", "5、有关建议", "第一部分 概况", "（一）项目绩效目标", "1.总体目标", "数量指标：", "（2）质量指标。", "救助≥30人", "不低于９５％", "50万元", "１，２００.5元",
        "三十万元", "年初预算", "实际支出", "一级指标\t二级指标\t三级指标\t指标值\t完成值\t分值\t得分", "产出指标\t数量指标\t救助\t≥3人\t4人\t10\t10", "\t\t回访\t≥5次", "一级指标", "二级指标", "三级指标", "指标值",
        "得分", "10", "总分", "项目名称：救助", "一级项目：资金", "年度资金总额", "年初预算数（万元）\t全年预算数\t全年执行数", "年度资金总额\t1\t2\t3", "[bookmark: _a]", "\u00AD", "\u200B", "\r\n", "\n", "\f", "\r", "\u3000", "  ", "|",
        "2020年", "二〇二〇年", "得分为95分", "等级为优", "摘  要", "县信访局", "2021年3月2日", "绩效自评报告", "。", "；", "：", "，", "①", "（", "）", "\uD83D\uDE00", "\uD800", "1、领导接访。接访群众。", "2021年6月30日前完成", "90%-95%",
    ];

    private static readonly Gen<string> FromPieces = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 60].Select(string.Concat);

    /// <summary>A report with stretches cut out, doubled or replaced.</summary>
    private static readonly Gen<string> Mangled = Gen.Int[0, ReportSamples.Names.Length - 1].Select(i => ReportSamples.Text(ReportSamples.Names[i]))
        .Select(Gen.Int[0, 2000].Select(Gen.Int[0, 80], FromPieces).Array[1, 6], (text, edits) =>
            edits.Aggregate(text, (t, edit) => Math.Min(edit.Item1, t.Length) is var at ? t[..at] + edit.Item3 + t[Math.Min(t.Length, at + edit.Item2)..] : t));

    private static readonly Gen<string> AnyText = Gen.OneOf(FromPieces, Mangled);

    [Fact]
    public void Every_place_holds_the_words_that_were_read_from_it() => AnyText.Sample(text =>
    {
        var report = ReportParser.Parse(text);
        foreach (var amount in report.Amounts) report.At(amount.Span).ShouldBe(amount.Raw);
        foreach (var read in Words(report)) Squeezed(report.At(read.Span)).ShouldContain(Squeezed(read.Value));
        foreach (var indicator in report.Indicators)
            foreach (var words in new[] { indicator.Name, indicator.ValueText, indicator.ActualText ?? "" })
                Squeezed(report.Text).ShouldContain(Squeezed(words));
        foreach (var paragraph in report.Sections.SelectMany(s => s.Paragraphs)) report.At(paragraph.Span).ShouldContain(paragraph.Text);
        foreach (var confidence in report.Amounts.Select(a => a.Confidence).Concat(report.Indicators.Select(i => i.Confidence)).Concat(report.Measures.Select(m => m.Confidence)).Concat(Words(report).Select(w => w.Confidence)))
            confidence.ShouldBeInRange(0, 1);
    });

    [Fact]
    public void Every_word_after_the_title_stands_in_one_section() => AnyText.Sample(text =>
    {
        var report = ReportParser.Parse(text);
        var places = report.Sections.SelectMany(s => (TextSpan[])[s.HeadingSpan, .. s.Paragraphs.Select(p => p.Span)]).ToList();
        places.Zip(places.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
        var covered = new bool[report.Text.Length];
        foreach (var place in places.Concat(report.Title is { } title ? [title.Span] : [])) covered.AsSpan(place.Start, place.Length).Fill(true);
        var left = string.Concat(report.Text.Where((c, i) => !covered[i]));
        Squeezed(left).ShouldBe("");
    });

    [Fact]
    public void Numbers_are_never_made_up() => AnyText.Sample(text =>
    {
        var report = ReportParser.Parse(text);
        foreach (var indicator in report.Indicators.Where(i => i.Target is not null))
            Digits(indicator.ValueText).ShouldContain(Digits(indicator.Target!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    });

    private static IEnumerable<Read<string>> Words(ReportText report) => new[] { report.Title, report.UnitName, report.DivisionName, report.OverallGoal, report.AnnualGoal, report.Grade }
        .Concat(report.Projects.SelectMany(p => new[] { p.Name, p.Summary, p.Basis, p.ImplementingBody, p.Plan, p.Period, p.YearlyBudget })).OfType<Read<string>>();

    /// <summary>Without blanks and without what a converter leaves, which values do not repeat.</summary>
    private static string Squeezed(string words) => string.Concat(words.Replace("[bookmark: _a]", "", StringComparison.Ordinal).Replace("[bookmark: _Toc101]", "", StringComparison.Ordinal).Replace("[image: logo.png]", "", StringComparison.Ordinal)
        .Replace("HYPERLINK \"http://example.invalid/x\" \\o \"y\"", "", StringComparison.Ordinal).Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('\u00AD' or '\u200B')));

    private static string Digits(string words) => string.Concat(words.Where(char.IsDigit).Select(c => (int)char.GetNumericValue(c)));
}
