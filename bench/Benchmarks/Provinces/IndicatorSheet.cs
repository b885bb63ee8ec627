using ReliefApi.Domain.Indicators;
using static ReliefApi.Domain.Indicators.TargetOperator;

namespace ReliefApi.Benchmarks.Provinces;

/// <summary>One row of the indicator table that every project of the province fills in. No operator means a judgement in tiers, no measure a value recorded by hand.</summary>
internal sealed record IndicatorSheet(string Category, string Name, string Unit, TargetOperator? Operator, decimal Target, string? Measure)
{
    private static readonly IndicatorSheet[] Output =
    [
        new("OUT.QTY", "救助人数", "人", AtLeast, 16, "relief.persons"),
        new("OUT.QTY", "救助案件数", "件", AtLeast, 17, "relief.cases"),
        new("OUT.QLY", "协议签订率", "%", AtLeast, 98, "relief.agreement-rate"),
        new("OUT.TIM", "按期审定率", "%", AtLeast, 95, "relief.decided-in-time-rate"),
        new("OUT.TIM", "及时支付率", "%", AtLeast, 95, "relief.paid-in-time-rate"),
        new("OUT.CST", "案均救助金额", "元/件", AtMost, 6000, "relief.average-per-case"),
        new("OUT.QTY", "救助人次", "人次", AtLeast, 18, "relief.occurrences"),
        new("OUT.QLY", "业务培训合格率", "%", AtLeast, 95, null),
        new("OUT.TIM", "年度任务完成时间", "", OnOrBefore, 0, null),
    ];

    private static readonly IndicatorSheet[] Benefit =
    [
        new("BEN.SOC", "停访息诉率", "%", AtLeast, 95, "relief.stop-petition-rate"),
        new("BEN.SOC", "重复信访率", "%", AtMost, 15, "petition.repeat-rate"),
        new("BEN.SUS", "救助长效机制健全程度", "", null, 0, null),
        new("BEN.SOC", "初次信访一次性化解率", "%", AtLeast, 85, "petition.first-time-resolution-rate"),
    ];

    private static readonly IndicatorSheet[] Satisfaction =
    [
        new("SAT.SRV", "救助对象满意度", "%", AtLeast, 90, "relief.satisfaction-rate"),
        new("SAT.SRV", "群众对信访工作满意度", "%", AtLeast, 90, null),
    ];

    /// <summary>As many rows as wanted, with weights that sum to the 50, 30 and 10 points of the national profile.</summary>
    public static IReadOnlyList<(IndicatorSheet Row, decimal Weight)> Of(int rows)
    {
        var (benefit, satisfaction) = (Math.Max(1, rows * 4 / 15), Math.Max(1, rows * 2 / 15));
        return [.. Share(Output, rows - benefit - satisfaction, 50), .. Share(Benefit, benefit, 30), .. Share(Satisfaction, satisfaction, 10)];
    }

    private static IEnumerable<(IndicatorSheet Row, decimal Weight)> Share(IndicatorSheet[] rows, int count, decimal points)
    {
        var each = decimal.Round(points / count, 1, MidpointRounding.ToZero);
        for (var i = 0; i < count; i++) yield return (rows[i % rows.Length], i < count - 1 ? each : points - each * (count - 1));
    }
}
