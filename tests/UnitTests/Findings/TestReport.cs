using System.Text;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Findings;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.ReportTexts;

namespace ReliefApi.UnitTests.Findings;

/// <summary>Documents put together part by part, where a test is about one rule and not about reading.</summary>
internal static class TestReport
{
    private static readonly ReportSectionKind[] Outline =
    [
        ReportSectionKind.Background, ReportSectionKind.EvaluationWork, ReportSectionKind.Conclusion, ReportSectionKind.Analysis, ReportSectionKind.Experience, ReportSectionKind.Suggestions, ReportSectionKind.Other,
    ];
    private static readonly string[] Headings = ["基本情况", "绩效评价工作开展情况", "综合评价情况及评价结论", "绩效评价指标分析", "主要经验及做法、存在的问题及原因分析", "有关建议", "其他需要说明的问题"];

    /// <summary>A whole report in which no rule finds an error or a warning.</summary>
    public static FindingInput Good => DocumentInput.Of(Of());

    /// <summary>The good report with other paragraphs in some sections.</summary>
    public static ReportText Of(params (ReportSectionKind Kind, string[] Paragraphs)[] other)
    {
        var text = new StringBuilder("救助资金项目支出绩效评价报告\n评价单位：临河县信访局　联系人：王某，电话：0000000\n");
        Dictionary<ReportSectionKind, string[]> paragraphs = new()
        {
            [ReportSectionKind.Background] = ["一级项目由县信访局直接执行，依据《信访条例》办理，数据来源见附表1评分表。"],
            [ReportSectionKind.EvaluationWork] = ["本次评价的目的是核实资金成效，评价对象为全部救助个案，采用比较法。"],
            [ReportSectionKind.Conclusion] = ["总分93.5分，等级为优。"],
            [ReportSectionKind.Analysis] = ["决策得18分，过程得19分，产出得28.5分，效益得28分。"],
            [ReportSectionKind.Experience] = ["经验做法：集体会审31件。问题：2件超期支付，失1.5分。原因：账户信息有误。"],
            [ReportSectionKind.Suggestions] = ["针对超期支付问题，由县信访局负责，2021年6月底前核对账户。"],
            [ReportSectionKind.Other] = ["无。"],
        };
        foreach (var (kind, replaced) in other) paragraphs[kind] = replaced;
        List<ReadSection> sections = [];
        for (var i = 0; i < Outline.Length; i++)
        {
            var heading = Line($"{"一二三四五六七"[i]}、{Headings[i]}");
            sections.Add(new(Outline[i], $"{"一二三四五六七"[i]}、", Headings[i], heading, [.. paragraphs[Outline[i]].Select(p => new ReadParagraph(null, p, false, Line(p)))]));
        }

        return new()
        {
            Text = text.ToString(),
            Title = Sure("救助资金项目支出绩效评价报告"),
            UnitName = Sure("临河县信访局"),
            DivisionName = Sure("临河县"),
            FiscalYear = Sure(2020),
            EvaluationKind = Sure(EvaluationKind.SelfEvaluation),
            ReportDate = Sure(new DateOnly(2021, 2, 1)),
            Sections = sections,
            Portfolio = new(new(1, 571_500, default), new(0, 0, default), new(0, 0, default), 1, default),
            Projects = [Project()],
            OverallGoal = Sure("帮助困难群众"),
            AnnualGoal = Sure("年内救助不少于30人"),
            Indicators = Indicators,
            Amounts = [Amount(500_000, AmountMeaning.Initial), Amount(71_500, AmountMeaning.Adjustment), Amount(571_500, AmountMeaning.FullYear), Amount(571_500, AmountMeaning.Arrived), Amount(543_000, AmountMeaning.Executed)],
            Measures = [],
            Total = Sure(93.5m),
            Grade = Sure("优"),
        };

        TextSpan Line(string line)
        {
            var span = new TextSpan(text.Length, line.Length);
            text.Append(line).Append('\n');
            return span;
        }
    }

    public static IReadOnlyList<ReadIndicator> Indicators { get; } =
    [
        Row("OUT.QTY", "救助人数", "≥30人", TargetOperator.AtLeast, 30, "人", 20),
        Row("OUT.QLY", "协议履行率", "≥95%", TargetOperator.AtLeast, 95, "%", 20),
        Row("OUT.TIM", "审批时间", "≤20天", TargetOperator.AtMost, 20, "天", 10),
        Row("OUT.CST", "人均救助金额", "≤18000元/人", TargetOperator.AtMost, 18_000, "元/人", 10),
        Row("BEN.SOC", "重复来访比例", "≤5%", TargetOperator.AtMost, 5, "%", 20),
        Row("SAT.SRV", "受助对象满意度", "≥90%", TargetOperator.AtLeast, 90, "%", 10),
    ];

    public static ReadIndicator Row(string category, string name, string value, TargetOperator? op = null, decimal? target = null, string? unit = null, decimal? weight = 10) =>
        new(category, category, name, value, target is null ? IndicatorKind.Qualitative : IndicatorKind.Quantitative, op, target, unit, null, null, weight, null, 1, default);

    public static ReadProject Project(string? summary = "对生活困难的来访群众给予一次性帮扶。", string? basis = "《救助管理办法》", string? plan = "2020年工作方案", string? period = "2019年至2022年", string name = "救助资金") =>
        new(Sure<string>(name), 1, Sure(summary), Sure(basis), Sure("临河县信访局"), Sure(plan), Sure(period), null);

    public static ReadAmount Amount(decimal yuan, AmountMeaning? meaning) => new(yuan, meaning, 2020, $"{yuan / 10_000}万元", 1, default);

    public static Read<T> Sure<T>(T value) => new(value, 1, default);

    private static Read<string>? Sure(string? value) => value is null ? null : new(value, 1, default);
}
