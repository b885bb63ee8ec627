using ReliefApi.Application.Petitions;
using ReliefApi.Application.WorkMeasures;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.WorkMeasures;

namespace ReliefApi.Api.Sample;

/// <summary>The ten kinds of work of the year, as dated records.</summary>
internal sealed class SampleWork(SampleCounty county, Guid bureau)
{
    public async Task RecordAsync(IReadOnlyList<PetitionDto> petitions)
    {
        for (var month = 1; month <= 12; month++)
            await Record(WorkMeasureKind.LeaderReception, new(2020, month, 15), "县领导接待日", w => w with { Leader = $"县领导{month % 5 + 1}", Quantity = 6 + month % 4, Result = 2 + month % 3 });
        foreach (var p in petitions.Where(p => p.LeaderOwned).Take(8))
            await Record(WorkMeasureKind.LeaderOwnedCase, p.RegisteredOn.AddDays(10), "领导包案 " + p.Number, w => w with
            {
                Leader = "县领导" + (p.RegisteredOn.Month % 5 + 1),
                PetitionId = p.Id,
                Duties = new FiveDuties(true, true, true, p.RegisteredOn.Month % 3 != 0, true),
                CompletedOn = p.RegisteredOn.Month % 4 == 0 ? null : p.RegisteredOn.AddDays(70),
            });
        await Record(WorkMeasureKind.BacklogCampaign, new(2020, 4, 20), "春季信访积案攻坚", w => w with { Quantity = 14, Result = 11 });
        await Record(WorkMeasureKind.BacklogCampaign, new(2020, 9, 21), "秋季信访积案攻坚", w => w with { Quantity = 12, Result = 10 });
        foreach (var p in petitions.Skip(40).Take(12))
            await Record(WorkMeasureKind.FirstHandler, p.RegisteredOn.AddDays(3), "首办责任 " + p.Number, w => w with { PetitionId = p.Id, CompletedOn = p.RegisteredOn.AddDays(48) });
        for (var i = 0; i < 5; i++)
            await Record(WorkMeasureKind.SupervisionOrder, new(2020, 3 + i, 10), $"督办通知第{i + 1}号", w => w with { DueOn = new(2020, 4 + i, 9), CompletedOn = i == 3 ? new(2020, 4 + i, 20) : new(2020, 4 + i, 2) });
        for (var quarter = 0; quarter < 4; quarter++)
            for (var category = 0; category < 5; category++)
                await Record(WorkMeasureKind.InformationAnalysis, new(2020, 3 * quarter + 3, 28), $"第{quarter + 1}季度信访信息分析", w => w with { Category = (IssueCategory)category, Quantity = 2 + (quarter + category) % 4 });
        for (var i = 0; i < 7; i++)
            await Record(WorkMeasureKind.RiskWarning, new DateOnly(2020, 2, 12).AddDays(40 * i), $"风险预警第{i + 1}号", w => w with { RiskLevel = (RiskLevel)(i % 3), CompletedOn = new DateOnly(2020, 2, 12).AddDays(40 * i + 15) });
        for (var day = 0; day < 8; day++)
            await Record(WorkMeasureKind.KeyPeriodDuty, new DateOnly(2020, 5, 20).AddDays(day), "全国两会期间值守", w => w with { Quantity = 5 });
        for (var day = 0; day < 5; day++)
            await Record(WorkMeasureKind.KeyPeriodDuty, new DateOnly(2020, 1, 11).AddDays(day), "省两会期间值守", w => w with { Quantity = 4 });
        foreach (var (month, subject, people) in ((int, string, int)[])[(3, "信访业务视频培训", 42), (6, "依法分类处理专题研讨", 36), (10, "实地督查实战演练", 28)])
            await Record(WorkMeasureKind.Training, new(2020, month, 18), subject, w => w with { Quantity = people });
        await Record(WorkMeasureKind.Discipline, new(2020, 6, 30), "上半年作风纪律检查", w => w with { Quantity = 6, Result = 1 });
        await Record(WorkMeasureKind.Discipline, new(2020, 12, 10), "下半年作风纪律检查", w => w with { Quantity = 6, Result = 0 });
    }

    private Task<WorkMeasureDto> Record(WorkMeasureKind kind, DateOnly on, string subject, Func<RecordWorkMeasure, RecordWorkMeasure> fill) =>
        county.DoAsync(SampleCounty.Clerk, fill(new RecordWorkMeasure { DepartmentId = bureau, Kind = kind, OccurredOn = on, Subject = subject }));
}
