using ReliefApi.Application.Goals;
using ReliefApi.Application.Indicators;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Api.Sample;

/// <summary>The goals of the year: nine indicators, seven of them counted, one judged, one not applicable.</summary>
internal static class SampleGoals
{
    public static async Task DefineAsync(SampleCounty county, Guid project)
    {
        var goal = await county.DoAsync(SampleCounty.Clerk, new DefineGoal(project, new NewGoal
        {
            FiscalYear = SampleCounty.Year,
            Form = IndicatorForm.A,
            ProfileCode = "N2020",
            OverallGoal = "通过一次性救助与化解矛盾、疏导教育相结合，推动特殊疑难信访事项案结事了。",
            AnnualGoal = "全年救助不少于30人，案均救助金额控制在1.80万元以内，停访息诉率不低于95%，救助对象满意度不低于90%。",
            Indicators =
            [
                Counted("OUT.QTY", "救助人数", TargetOperator.AtLeast, 30, "人", 15, "relief.persons", "年度计划"),
                Counted("OUT.QLY", "停访息诉率", TargetOperator.AtLeast, 95, "%", 15, "relief.stop-petition-rate", "年度计划"),
                Counted("OUT.TIM", "救助申请按期审定率", TargetOperator.AtLeast, 95, "%", 10, "relief.decided-in-time-rate", "管理办法规定20日内审定"),
                Counted("OUT.CST", "案均救助金额", TargetOperator.AtMost, 1.80m, "万元/件", 10, "relief.average-per-case", "管理办法规定的救助标准"),
                Judged("BEN.ECO", "救助对象家庭基本生活改善情况", 5, "救助对象家庭基本生活困难得到缓解", "部分家庭困难得到缓解", "家庭困难未缓解"),
                Counted("BEN.SOC", "重复信访率", TargetOperator.AtMost, 10, "%", 15, "petition.repeat-rate", "上年实际水平"),
                new IndicatorOfGoal { Category = "BEN.ENV", Name = "生态效益（不适用：救助资金不涉及生态环境）", Kind = IndicatorKind.Qualitative, Tiers = new() { Achieved = "不适用", Partly = "不适用", NotAchieved = "不适用" } },
                Judged("BEN.SUS", "信访救助长效机制建设情况", 10, "救助、回访、动态管理制度健全并执行", "制度基本建立，个别环节未落实", "制度未建立"),
                Counted("SAT.SRV", "救助对象满意度", TargetOperator.AtLeast, 90, "%", 10, "relief.satisfaction-rate", "上级要求"),
            ],
        }));
        goal = await county.DoAsync(SampleCounty.Clerk, new SubmitGoal(goal.Id, goal.Revision));
        goal = await county.DoAsync(SampleCounty.Reviewer, new ApproveGoal(goal.Id, goal.Revision));
        await JudgeAsync("BEN.ECO", QualitativeTier.Achieved, null, null, "回访记录汇总表（2020年）");
        await JudgeAsync("BEN.SUS", QualitativeTier.PartlyAchieved, 7, "回访制度自下半年起执行，上半年个案回访记录不全", "救助管理制度汇编、回访台账");

        Task JudgeAsync(string category, QualitativeTier tier, decimal? points, string? reason, string evidence) => county.DoAsync(SampleCounty.Clerk, new RecordActualValue(
            goal.Indicators.Single(i => i.Category == category).Id, new ActualValueContent { Tier = tier, TierScore = points, Reason = reason, Evidence = evidence, AsOf = new(2020, 12, 31) }));
    }

    private static IndicatorOfGoal Counted(string category, string name, TargetOperator op, decimal target, string unit, decimal weight, string measure, string basis) => new()
    {
        Category = category,
        Name = name,
        Kind = IndicatorKind.Quantitative,
        Operator = op,
        Target = target,
        Unit = unit,
        Weight = weight,
        MeasureCode = measure,
        TargetBasis = basis,
    };

    private static IndicatorOfGoal Judged(string category, string name, decimal weight, string achieved, string partly, string notAchieved) => new()
    {
        Category = category,
        Name = name,
        Kind = IndicatorKind.Qualitative,
        Weight = weight,
        Tiers = new() { Achieved = achieved, Partly = partly, NotAchieved = notAchieved },
    };
}
