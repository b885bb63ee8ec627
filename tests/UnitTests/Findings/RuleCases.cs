using ReliefApi.Domain.Findings;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.ReportTexts;
using static ReliefApi.Domain.ReportTexts.ReportSectionKind;
using static ReliefApi.UnitTests.Findings.TestReport;

namespace ReliefApi.UnitTests.Findings;

/// <summary>For every rule something that breaks it, and something close to it that does not.</summary>
internal static class RuleCases
{
    public static readonly IReadOnlyList<(string Id, FindingInput Broken, FindingInput Kept)> All =
    [
        ("F01", Doc(d => d with { Amounts = [Amount(500_000, AmountMeaning.Initial)] }), Doc(d => d)),
        ("F01", Doc(d => d with { Portfolio = null, Amounts = [Amount(500_000, AmountMeaning.Initial), Amount(600_000, AmountMeaning.FullYear), Amount(70_000, AmountMeaning.Adjustment)] }),
            Doc(d => d with { Portfolio = null, Amounts = [Amount(500_000, AmountMeaning.Initial), Amount(600_000, AmountMeaning.FullYear), Amount(70_000, AmountMeaning.Adjustment), Amount(30_000, AmountMeaning.CarryOver)] })),
        ("F02", Doc(d => d with { Amounts = [Amount(571_500, AmountMeaning.FullYear)] }), Doc(d => d)),
        ("F02", Records(m => m with { Executed = 0 }), Records(m => m)),
        ("F03", Rows(Row("OUT.QLY", "停访息诉率", "100%"), Row("OUT.CST", "停访息诉率", "100％ ")), Rows(Row("OUT.QLY", "停访息诉率", "100%"), Row("OUT.CST", "停访息诉率", "95%"))),
        ("F04", Rows(Row("OUT.CST", "群众稳控率", "100%", TargetOperator.Equal, 100, "%")), Rows(Row("OUT.CST", "人均成本", "≤2万元", TargetOperator.AtMost, 2, "万元"))),
        ("F05", Doc(d => d with { Grade = null }), Doc(d => d)),
        ("F05", Section(Conclusion), Section(Conclusion, "总分90分。")),
        ("F06", Section(Other), Section(Other, "无")),
        ("F07", Section(Experience, "1、加强对苗头性倾向性信息的跟踪分析并健全应急预案。", "2、加强对苗头性、倾向性信息的跟踪分析，并健全应急预案。"),
            Section(Experience, "加强对苗头性倾向性信息的跟踪分析并健全应急预案。", "对疑难案件逐件会审，形成会议纪要并归档备查备考。")),
        ("F08", Section(EvaluationWork, "坚持领导接访，协调解决群众诉求。"), Section(EvaluationWork, "本次评价采用比较的方法。")),
        ("F08", Section(EvaluationWork, "严格执行接访标准，规范办理过程。"), Section(EvaluationWork, "评价范围为全部资金。")),
        ("F09", Section(Analysis, "预算资金用于化解矛盾。"), Section(Analysis, "决策、过程、产出、效益逐项说明如下。")),
        ("F10", Doc(d => Of((Background, ["救助资金用于化解矛盾疏导教育等多种措施相结合。"]), (Analysis, ["本年救助资金用于化解矛盾疏导教育等多种措施相结合。"]))),
            Doc(d => Of((Background, ["救助资金用于化解矛盾疏导教育等多种措施相结合。"]), (Analysis, ["救助资金支付及时，全年未发生退回，产出得28分。"])))),
        ("F10", Doc(d => Of((Background, ["建立受助家庭生活状况定期回访制度。"]), (Analysis, ["受助家庭生活状况定期回访制度已建立。"]))),
            Doc(d => Of((Background, ["建立受助家庭生活状况定期回访制度。"]), (Analysis, ["受助家庭生活状况定期回访制度已建立。"])) with { Indicators = [Row("BEN.SUS", "受助家庭生活状况定期回访制度", "1项", TargetOperator.Equal, 1, "项")] })),
        ("F11", Rows(Row("OUT.QTY", "救助人数", "31人", null, 31, "人")), Rows(Row("OUT.QTY", "救助人数", "≥31人", TargetOperator.AtLeast, 31, "人"))),
        ("F11", Rows(Row("OUT.QTY", "共救助", "≥31人", TargetOperator.AtLeast, 31, "人")), Rows(Row("OUT.QTY", "救助公共服务对象", "≥31人", TargetOperator.AtLeast, 31, "人"))),
        ("F12", Rows(Row("OUT.QTY", "开展救助", "≥31人", TargetOperator.AtLeast, 31, "人")), Rows(Row("OUT.QTY", "救助人数", "≥31人", TargetOperator.AtLeast, 31, "人"))),
        ("F13", Rows(Row("OUT.QLY", "协议签订率", "≥98%", TargetOperator.AtLeast, 98, "%"), Row("BEN.SOC", "协议签订率", "≥98 %", TargetOperator.AtLeast, 98, "%")),
            Rows(Row("OUT.QLY", "协议签订率", "≥98%", TargetOperator.AtLeast, 98, "%"), Row("OUT.QLY", "协议签订率", "≥98%", TargetOperator.AtLeast, 98, "%"))),
        ("F14", Rows(Row("OUT.QLY", "合规率", "100%", TargetOperator.Equal, 100, "%"), Row("OUT.TIM", "及时率", "100%", TargetOperator.Equal, 100, "%")),
            Rows(Row("OUT.QLY", "合规率", "100%", TargetOperator.Equal, 100, "%"), Row("OUT.TIM", "及时率", "≥95%", TargetOperator.AtLeast, 95, "%"))),
        ("F15", Rows(Row("BEN.SUS", "机制", "进一步完善")), Rows(Row("BEN.SUS", "机制", "健全；部分达成：试行；未达成：无"))),
        ("F16", Rows(Row("BEN.ECO", "社会和谐", "维护社会稳定")), Rows(Row("BEN.ECO", "减少因矛盾造成的损失", "≥10万元", TargetOperator.AtLeast, 10, "万元"))),
        ("F17", Rows(Row("BEN.ENV", "群众情绪", "安心生产")), Rows(Row("BEN.ENV", "生态效益", "不适用：本项目不涉及"))),
        ("F18", Rows(Row("BEN.SUS", "可持续", "人人有责")), Rows(Row("BEN.SUS", "回访制度覆盖年数", "≥3年", TargetOperator.AtLeast, 3, "年"))),
        ("F19", Rows(Row("SAT.SRV", "群众自愿签订协议", "100%", TargetOperator.Equal, 100, "%")), Rows(Row("SAT.SRV", "受访对象满意度", "≥90%", TargetOperator.AtLeast, 90, "%"))),
        ("F20", Rows(Row("OUT.TIM", "按要求及时完成", "100%", TargetOperator.Equal, 100, "%")), Rows(Row("OUT.TIM", "20个工作日内审批比例", "≥95%", TargetOperator.AtLeast, 95, "%"))),
        ("F21", Rows(Row("OUT.QTY", "救助人数", "≥31人", TargetOperator.AtLeast, 31, "人", null)), Rows([.. Indicators])),
        ("F21", Rows(Row("OUT.QTY", "救助人数", "≥31人", TargetOperator.AtLeast, 31, "人", 70)), Rows(Row("OUT.QTY", "救助人数", "≥31人", TargetOperator.AtLeast, 31, "人", 90))),
        ("F22", Projects(Project(basis: "往年安排")), Projects(Project(basis: "县政府常务会议纪要"))),
        ("F22", Projects(Project(basis: null)), Projects(Project(basis: "临政办〔2019〕12号"))),
        ("F23", Projects(Project(plan: "2017年工作方案")), Projects(Project(plan: "2018年工作方案"))),
        ("F23", Projects(Project(plan: "2016年工作方案")), Projects(Project(plan: "2016年工作方案（2019年修订）"))),
        ("F24", Section(Background, "依据《临信办[2019]12号》。"), Section(Background, "依据临信办〔2019〕12号。")),
        ("F25", Projects(Project(period: "经常性项目")), Projects(Project(period: "经常性项目，2022年评估"))),
        ("F26", Doc(d => d with { Portfolio = new(new(1, 571_500, default), new(2, 0, default), null, 1, default) }), Doc(d => d)),
        ("F26", Doc(d => Of((Background, ["一级项目一个。"]))), Doc(d => Of((Background, ["一级项目由本局自行实施。"])))),
        ("F27", Projects(Project("帮扶生活困难来访群众的资金用于帮扶生活困难来访群众。")), Projects(Project("帮扶生活困难来访群众。资金用于帮扶生活困难来访群众。"))),
        ("F28", Section(Background, "[bookmark: _Toc1]项目概况。"), Section(Background, "【书签】项目概况。")),
        ("F29", Doc(d => Titled("救助资金项目支出绩效评价报告（参考提纲）\n")), Doc(d => Titled("救助资金项目支出绩效评价报告\n"))),
        ("F30", Doc(d => d with { Sections = [.. d.Sections.Select((s, i) => s with { Numbering = i == 4 ? "5、" : s.Numbering })] }), Doc(d => d)),
        ("F30", Doc(d => d with { Sections = [.. d.Sections.Where((_, i) => i != 2)] }), Doc(d => d)),
        ("F30", Numbered("（一）", "（2）"), Numbered("（一）", "（1）")),
        ("F31", Doc(d => d with { Sections = [.. d.Sections.Select((s, i) => s with { Heading = i == 5 ? "建议" : s.Heading })] }), Doc(d => d)),
        ("F32", Doc(d => d with { AnnualGoal = null }), Doc(d => d)),
        ("F33", Section(Experience, "按照“五包”要求，即包情况、包教育、包化解、包劝返。"), Section(Experience, "按照“四包”要求，即包情况、包教育、包化解、包劝返。")),
        ("F33", Section(Experience, "落实“三定”：定人员、定时限。"), Section(Experience, "落实“三定”要求。")),
        ("F34", Section(Experience, "协调解决群众反映求。"), Section(Experience, "协调解决群众反映的诉求。")),
        ("F34", Section(Background, "资金用于救助专用于化解。"), Section(Background, "资金专用于化解。")),
        ("F35", Section(Experience, "推动全省信访形势好转。"), Section(Experience, "推动全县信访形势好转。")),
        ("F36", Section(EvaluationWork, "要坚持接访。将加强督办。继续做好评价。进一步强化责任。资金已支付。"), Section(EvaluationWork, "接访248次。督办35份。评价采用比较法。培训6期。将加强督办。")),
        ("F37", Section(Experience, "严格落实从严治党要求，抓好作风建设。"), Section(Experience, "严格落实从严治党要求，抓好作风建设，检查救助资金4次。")),
        ("F38", Section(Experience, "由于人员不足，制度有待完善。"), Doc(d => d)),
        ("F39", Section(Suggestions, "提高预算编制水平。"), Doc(d => d)),
        ("F40", Doc(d => d with { UnitName = null }), Doc(d => d)),
        ("F41", Doc(d => d with { EvaluationKind = null }), Doc(d => d)),
        ("F42", Rows(Row("OUT.QTY", "救助人数", "≥31人", TargetOperator.AtLeast, 31, "人")), Rows([.. Indicators])),
        ("F42", Records(m => m with { PaidAmount = 310_000 }), Records(m => m)),
        ("F43", Section(Background, "救助(资金)由 县信访局执行。"), Section(Background, "救助（资金）由县信访局执行。")),
        ("F44", Section(Background, "项目由县信访局直接执行。") with { Text = Of((Background, ["项目由县信访局直接执行。"]), (Conclusion, ["总分93分。"])) }, Doc(d => d)),
        ("F45", Section(Background, "依据县级办法。"), Section(Background, "依据《信访条例》。")),
        ("F46", Doc(d => d with { Amounts = [.. d.Amounts, Amount(1, AmountMeaning.Involved)] }), Doc(d => d)),
        ("F47", Doc(d => d with { AnnualGoal = Sure("救助疑难个案") }), Doc(d => d with { AnnualGoal = Sure("救助疑难个案"), Indicators = [.. Indicators, Row("OUT.CST", "案均救助金额", "≤18000元/件", TargetOperator.AtMost, 18_000, "元/件", 0)] })),
        ("F47", Projects(Project("解决特殊疑难个案。")), Projects(Project("帮助特殊困难人员。"))),
        ("EXECUTED_EXCEEDS_ARRIVED", Records(m => m with { Arrived = 400_000 }), Records(m => m)),
        ("REVIEW_MISSING", Records(m => m with { ReviewDue = true }), Records(m => m)),
        ("NAME_INCONSISTENT", Projects(Project(name: "救助资金专户")) with { Text = Of() with { Title = Sure("救助资金专项项目支出绩效评价报告") } }, Doc(d => d)),
        ("PLACEHOLDER_OPEN", Section(Experience, "原因：【待填：该问题产生的原因】。"), Doc(d => d)),
        ("COPIED_FROM_EARLIER_YEAR", Passage(2019, isOwn: true), Passage(2020, isOwn: true)),
        ("COPIED_FROM_OTHER_DEPARTMENT", Passage(2020, isOwn: false), Passage(2020, isOwn: false, "县司法局对社区矫正对象开展季度走访，全年走访四百余人次，发现问题三十二个")),
        ("TARGET_TOO_LOW", Sanity(TargetOperator.AtLeast, 60, [95, 90]), Sanity(TargetOperator.AtLeast, 90, [95, 90])),
        ("TARGET_TOO_LOW", Sanity(TargetOperator.AtMost, 30, [20, 12]), Sanity(TargetOperator.AtMost, 30, [28, 12])),
        ("TARGET_OUT_OF_LINE", Sanity(TargetOperator.AtLeast, 60, [], 95), Sanity(TargetOperator.AtLeast, 85, [], 95)),
        ("TARGET_OUT_OF_LINE", Sanity(TargetOperator.AtLeast, 95, [], 60), Sanity(TargetOperator.AtLeast, 70, [], 60)),
        ("TARGET_OUT_OF_LINE", Sanity(TargetOperator.AtLeast, 99, [50, 60]), Sanity(TargetOperator.AtLeast, 75, [50, 60])),
    ];

    private const string Passage31 = "县信访局组织各乡镇对历年积案逐件分析原因并制定化解方案，明确包案人员";

    private static FindingInput Doc(Func<ReportText, ReportText> change) => DocumentInput.Of(change(Of()));

    private static FindingInput Section(ReportSectionKind kind, params string[] paragraphs) => DocumentInput.Of(Of((kind, paragraphs)));

    private static FindingInput Rows(params ReadIndicator[] rows) => Doc(d => d with { Indicators = rows });

    private static FindingInput Projects(params ReadProject[] projects) => Doc(d => d with { Projects = projects });

    private static ReportText Titled(string title)
    {
        var text = Of();
        var cut = text.Sections[0].HeadingSpan.Start;
        return text with { Text = title.PadRight(cut)[..cut] + text.Text[cut..] };
    }

    private static FindingInput Numbered(params string[] numbers) =>
        Doc(d => d with { Sections = [.. d.Sections.Select((s, i) => i > 0 ? s : s with { Paragraphs = [.. numbers.Select(n => new ReadParagraph(n, "概况", true, default))] })] });

    private static FindingInput Records(Func<SeenMoney, SeenMoney> change) => new()
    {
        FiscalYear = 2020,
        AnnualGoal = "目标",
        Money = change(new(571_500, 571_500, 543_000, 300_000, 30, 10_000, 2_000_000, ReviewDue: false)),
    };

    private static FindingInput Passage(int year, bool isOwn, string text = Passage31 + "。") => new()
    {
        FiscalYear = 2020,
        Passages = [new(FindingPlace.Whole, Passage31)],
        Elsewhere = new([new(text, year, "县民政局", isOwn)]),
    };

    private static FindingInput Sanity(TargetOperator op, decimal target, decimal[] priors, decimal? median = null) => new()
    {
        Indicators =
        [
            new SeenIndicator("1", IndicatorCategory.Quality, "化解率", "化解率", IndicatorKind.Quantitative, op, target, null, "%", 10)
            {
                Priors = [.. priors.Select((p, i) => new PriorActual(2019 - i, p))],
                Similar = median is { } m ? new(m, 7) : null,
            },
        ],
    };
}
