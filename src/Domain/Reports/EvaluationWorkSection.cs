namespace ReliefApi.Domain.Reports;

/// <summary>二、绩效评价工作开展情况: the evaluation itself, then the work it looks at, counted.</summary>
internal static class EvaluationWorkSection
{
    public static ReportSection Compose(ReportFacts facts)
    {
        var draft = new SectionDraft(2, "绩效评价工作开展情况");
        draft.Subheading("绩效评价目的、对象和范围");
        Purpose(facts, draft);
        draft.Subheading("绩效评价原则、指标体系、方法和标准");
        Method(facts, draft);
        draft.Subheading("绩效评价工作过程");
        draft.Paragraph(Course(facts, draft.Figures));
        draft.Subheading("与项目有关的信访工作量");
        WorkVolume.Write(facts, draft);
        return draft.Finish();
    }

    private static void Purpose(ReportFacts facts, SectionDraft draft)
    {
        var year = Phrases.Year(facts.FiscalYear);
        var cutOff = facts.Process.DataCutOff is { } day ? Prose.Text(Phrases.Date(day)) : draft.Figures.Placeholder("cut-off", "数据截止日期");
        draft.Item($"评价目的。核实{year}度{facts.Project.Name}的预算执行和绩效目标完成情况，查明偏差及其原因，为改进资金管理和安排以后年度预算提供依据。");
        draft.Item($"评价对象。{Phrases.FullName(facts)}管理的{facts.Project.Name}（项目编码{facts.Project.Code}），全年预算数{draft.Figures.Money("full-year", facts.Budget.FullYear, "全年预算数", facts.Budget.Source)}。本次评价属{Phrases.EvaluationName(facts.EvaluationKind)}。");
        draft.Item($"评价范围。{year}1月1日至12月31日的预算安排、资金拨付和使用、救助案件办理以及绩效目标完成情况，数据截至{cutOff}。");
    }

    private static void Method(ReportFacts facts, SectionDraft draft)
    {
        var figures = draft.Figures;
        draft.Item($"评价原则。以登记数据和证明材料为依据，同一指标只采用一种计算口径，不以推定代替实际值，失分逐项说明原因。");
        draft.Item(IndicatorSystem(facts, figures));
        draft.Item(Methods(facts, figures));
        draft.Item(Standard(facts, figures));
    }

    private static Prose IndicatorSystem(ReportFacts facts, Figures figures)
    {
        var sum = facts.Execution.Weight + facts.Indicators.Sum(row => row.Weight);
        var groups = facts.Indicators.GroupBy(row => row.Level1).Select(group =>
            (Prose)$"{group.Key}{figures.Weight("weight.group", group.Sum(row => row.Weight), "")}分");
        var parts = Prose.Join("，", [$"预算执行率{figures.Weight("weight.execution", facts.Execution.Weight, facts.Execution.Source)}分", .. groups]);
        return $"指标体系。由预算执行率和{figures.Count("indicators", facts.Indicators.Count, "项", "")}绩效指标组成，合计{figures.Weight("weight.sum", sum, "")}分，其中{parts}。";
    }

    private static Prose Methods(ReportFacts facts, Figures figures)
    {
        var computed = facts.Indicators.Count(row => row.MeasureCode is not null);
        var stated = facts.Indicators.Count - computed;
        var evidence = facts.Indicators.Sum(row => row.EvidenceCount);
        var without = facts.Indicators.Count(row => row.LacksEvidence);
        var origin = Prose.Join("，", [
            computed == 0 ? Prose.Nothing : $"{figures.Count("computed", computed, "项", "")}由业务台账按固定公式汇总",
            stated == 0 ? Prose.Nothing : $"{figures.Count("stated", stated, "项", "")}由单位填报",
        ]);
        var origins = origin.IsEmpty ? origin : (Prose)$"各指标实际值中，{origin}；";
        var gap = without == 0 ? Prose.Nothing : $"，另有{figures.Count("without-evidence", without, "项", "")}指标未登记证明材料";
        return $"评价方法。主要采用比较法，将实际完成值与年度指标值逐项对照。{origins}已登记证明材料{figures.Count("evidence", evidence, "份", "")}{gap}。{Survey(facts.Cases, figures)}";
    }

    private static Prose Survey(CaseFacts? cases, Figures figures)
    {
        if (cases?.Satisfaction is not { } survey)
        {
            return $"未取得服务对象满意度调查数据。";
        }

        var satisfied = survey.Satisfied + survey.BasicallySatisfied;
        Prose result = survey.Replies == 0 ? Prose.Nothing : $"，其中满意{figures.Count("survey.satisfied", survey.Satisfied, "份", cases.Source)}、基本满意{figures.Count("survey.basic", survey.BasicallySatisfied, "份", cases.Source)}、不满意{figures.Count("survey.unsatisfied", survey.Unsatisfied, "份", cases.Source)}，满意率{figures.Percent("survey.rate", satisfied, survey.Replies, cases.Source)}";
        return $"服务对象满意度采用公众评判法，邀请{figures.Count("survey.invited", survey.Invited, "人", cases.Source)}参加评价，收回有效评价{figures.Count("survey.replies", survey.Replies, "份", cases.Source)}{result}。";
    }

    private static Prose Standard(ReportFacts facts, Figures figures)
    {
        var profile = facts.Profile;
        var bands = Prose.Join("，", profile.Bands.Select((_, i) => Band(profile.Bands, i, figures)));
        var grades = bands.IsEmpty ? bands : (Prose)$"等级标准：{bands}。";
        return $"评价标准。以批复的年度绩效目标为计划标准，按“{profile.Name}”口径计分，依据为{figures.Recorded("basis", profile.Basis, "评价办法名称和文号")}。{grades}";
    }

    private static Prose Band(IReadOnlyList<GradeBand> bands, int index, Figures figures)
    {
        Prose floor = bands[index].Floor == 0 ? Prose.Nothing : $"{figures.Weight("band", bands[index].Floor, "")}分及以上";
        Prose ceiling = index == 0 ? Prose.Nothing : $"不足{figures.Weight("band", bands[index - 1].Floor, "")}分";
        return $"{Prose.Join("、", [floor, ceiling])}为{bands[index].Label}";
    }

    private static Prose Course(ReportFacts facts, Figures figures)
    {
        Prose Day(string key, DateOnly? day, string instruction) => day is { } date ? Prose.Text(Phrases.Date(date)) : figures.Placeholder(key, instruction);
        var process = facts.Process;
        var review = facts.EvaluationKind == "self"
            ? Prose.Nothing
            : $"现场核查和交换意见情况：{figures.Placeholder("site-visit", "现场核查的时间、人员、范围和交换意见的结果；未开展的写明未开展")}。";
        return $"评价于{Day("opened", process.OpenedOn, "启动日期")}启动，计分采用截止日的预算、支付、救助案件和信访工作登记数据，于{Day("computed", process.ComputedOn, "计分日期")}完成计分并形成本报告。{review}";
    }
}
