using ReliefApi.Domain.Reports;

namespace ReliefApi.UnitTests.Reports;

/// <summary>A county relief fund of 2020 with every register filled: 50 万元 initial, 7.15 added, 54.30 executed, 31 persons, nine indicators.</summary>
internal static class SampleFacts
{
    private const string Project = "/api/v1/projects/34182620T000000000001";

    public static ReportFacts Complete() => new(
        new DivisionFacts("341826", "宜山县"),
        new DepartmentFacts("132001", "宜山县信访局"),
        new ProjectFacts(
            "34182620T000000000001",
            "信访救助资金",
            1,
            "recurring",
            "由县财政安排专门资金，对诉求合理、依照现有规定难以解决且生活确有困难的信访人给予一次性救助",
            "《宜山县信访救助资金管理办法》（宜政办〔2019〕12号）",
            "宜山县信访局",
            "《2020年信访救助工作方案》（宜信〔2020〕5号）",
            null,
            null,
            2022),
        2020,
        "self",
        new PortfolioFacts(new(1, 571_500m), new(0, 0m), new(0, 0m), new(0, 0m), 2_000_000m, "/api/v1/projects?year=2020"),
        new BudgetFacts(
            500_000m,
            [new AdjustmentFacts(71_500m, "宜财行〔2020〕88号", new DateOnly(2020, 9, 15), "新增5件救助案件，原预算不足以支付")],
            0m,
            0m,
            571_500m,
            571_500m,
            543_000m,
            0m,
            null,
            null,
            null,
            [0m, 0m, 36_000m, 54_000m, 72_000m, 90_000m, 36_000m, 54_000m, 90_000m, 72_000m, 39_000m, 0m],
            $"{Project}/budget?year=2020"),
        new GoalFacts(
            "用有限的救助资金帮助生活困难的信访人，促成疑难信访事项依法了结",
            "救助信访案件不少于30件，按时审批支付，停访息诉率不低于95%",
            "救助信访案件31件、31人，停访息诉率87.10%"),
        Indicators(),
        new ExecutionFacts(543_000m, 571_500m, 10m, 9.50m, [], "年末两件案件的协议尚在签订，未支付", null, $"{Project}/execution?year=2020"),
        new ConclusionFacts(94.00m, "excellent", "优", [], $"{Project}/score-sheet?year=2020"),
        new CaseFacts(36, 31, 3, 2, 31, 27, 4, 31, 33, 543_000m, 543_000m / 31, 31, 27, 29, 31, new SatisfactionFacts(31, 30, 20, 8, 2), "/api/v1/relief-cases?year=2020"),
        new PetitionFacts(
            500,
            20,
            496,
            500,
            470,
            482,
            [new("land", "征地拆迁", 132), new("labour", "劳动社保", 98), new("environment", "环境保护", 41), new("finance", "集资融资", 12), new("other", "其他", 217)],
            "/api/v1/petitions?year=2020"),
        new WorkMeasureFacts(
            new ReceptionFacts(248, 613),
            new LeaderOwnedCaseFacts(24, [new("facts", "掌握情况", 24), new("education", "思想教育", 31), new("mediation", "协调化解", 40), new("return", "跟踪劝返", 6), new("stability", "信访稳定", 24)], 21),
            new BacklogFacts(2, 18, 13),
            new FirstHandlerFacts(446, 431),
            new SupervisionFacts(37, 35, 34),
            new InformationFacts(12, [new("land", "征地拆迁", 5), new("labour", "劳动社保", 4)]),
            [new("red", "红色", 1), new("orange", "橙色", 3), new("yellow", "黄色", 14)],
            new KeyPeriodFacts(3, 42),
            new TrainingFacts(4, 156),
            new DisciplineFacts(6, 1),
            "/api/v1/work-measures?year=2020"),
        [
            new FindingFacts("F23", "W", "实施方案未附经费测算", ["宜信〔2020〕5号"], null, "编制方案时未要求附测算", "下年度方案附经费测算表"),
            new FindingFacts("PERSONS_EQUAL_CASES", "I", "救助人数与救助案件数相等，两项指标反映同一事实", ["31人", "31件"], "OUT.QTY.2", null, null),
        ],
        new ProfileFacts("产出50、效益30、满意度10", "《项目支出绩效评价管理办法》（财预〔2020〕10号）", [new("优", 90m), new("良", 80m), new("中", 60m), new("差", 0m)]),
        new ProcessFacts(new DateOnly(2021, 1, 11), new DateOnly(2020, 12, 31), new DateOnly(2021, 2, 3)),
        []);

    /// <summary>The same project with nothing obtained and nothing recorded.</summary>
    public static ReportFacts Nothing() => new(
        new DivisionFacts("", ""),
        new DepartmentFacts("", ""),
        new ProjectFacts("", "", 0, "", null, null, null, null, null, null, null),
        2020,
        "",
        null,
        new BudgetFacts(null, [], null, null, null, null, null, null, null, null, null, [], ""),
        new GoalFacts(null, null, null),
        [],
        new ExecutionFacts(null, null, 10m, null, [], null, null, ""),
        new ConclusionFacts(null, null, null, [], ""),
        null,
        null,
        null,
        [],
        new ProfileFacts("", null, []),
        new ProcessFacts(null, null, null),
        []);

    public static IndicatorFacts Row(string id, string level1, string level2, string name, string op, string target, string unit, decimal? actual, decimal weight, decimal? score) =>
        new(
            id, id[..7], level1, level2, name, op, target, unit, actual, null, null, null, null, null, weight, score, null, score < weight, null, null,
            $"relief.{id}", "按救助案件台账汇总", 1, $"{Project}/indicators/{id}?year=2020");

    private static IReadOnlyList<IndicatorFacts> Indicators() =>
    [
        Row("OUT.QTY.1", "产出指标", "数量指标", "救助信访案件数", "≥", "30", "件", 31m, 8m, 8m),
        Row("OUT.QTY.2", "产出指标", "数量指标", "救助人数", "≥", "30", "人", 31m, 7m, 7m),
        Row("OUT.QLY.1", "产出指标", "质量指标", "停访息诉率", "≥", "95", "%", 27m / 31 * 100, 10m, 9.17m) with
        {
            Numerator = 27m,
            NumeratorMeaning = "协议有效且未再次信访的案件",
            Denominator = 31m,
            DenominatorMeaning = "已支付案件",
            Completion = 27m / 31 * 100 / 95 * 100,
            DeviationReason = "4件案件救助后因新的诉求再次信访",
            Improvement = "支付前逐案核对诉求是否全部了结",
            FormulaText = "协议有效且未再次信访的案件÷已支付案件",
        },
        Row("OUT.QLY.2", "产出指标", "质量指标", "审批手续完备率", "≥", "100", "%", 100m, 5m, 5m),
        Row("OUT.TIM.1", "产出指标", "时效指标", "平均办结天数", "≤", "20", "天", 24m, 10m, 8.33m) with
        {
            Completion = 20m / 24 * 100,
            FormulaText = "受理至支付的天数之和÷已支付案件",
        },
        Row("OUT.CST.1", "产出指标", "成本指标", "件均救助金额", "≤", "1.80", "万元", 1.75m, 10m, 10m),
        Row("BEN.SOC.1", "效益指标", "社会效益指标", "重复信访率", "≤", "5", "%", 4m, 20m, 20m) with
        {
            Numerator = 20m,
            NumeratorMeaning = "重复信访",
            Denominator = 500m,
            DenominatorMeaning = "登记信访事项",
        },
        Row("BEN.SUS.1", "效益指标", "可持续影响指标", "救助后回访机制", "", "建立并按季回访", "", null, 10m, 7m) with
        {
            ActualDisplay = "部分达成并具有一定效果",
            MeasureCode = null,
            FormulaText = null,
            DeviationReason = "第四季度回访未覆盖全部案件",
        },
        Row("SAT.SRV.1", "满意度指标", "服务对象满意度指标", "救助对象满意率", "≥", "90", "%", 28m / 30 * 100, 10m, 10m),
    ];
}
