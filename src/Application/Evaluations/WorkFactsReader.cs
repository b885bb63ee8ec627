using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.Reports;
using ReliefApi.Domain.WorkMeasures;

namespace ReliefApi.Application.Evaluations;

/// <summary>Counts a division's petitions and work measures for the report. A kind of work without records is absent, not zero.</summary>
internal sealed class WorkFactsReader(IApplicationDbContext db)
{
    private static readonly Dictionary<IssueCategory, string> Categories = new()
    {
        [IssueCategory.LandAndDemolition] = "征地拆迁",
        [IssueCategory.PovertyRelief] = "扶贫攻坚",
        [IssueCategory.Fundraising] = "集资融资",
        [IssueCategory.LabourAndSocialSecurity] = "劳动社保",
        [IssueCategory.Environment] = "环境保护",
        [IssueCategory.LawAndLitigation] = "涉法涉诉",
        [IssueCategory.UrbanConstruction] = "城乡建设",
        [IssueCategory.Agriculture] = "农村农业",
        [IssueCategory.EducationAndHealth] = "教育医疗",
        [IssueCategory.CivilAffairs] = "民政优抚",
        [IssueCategory.Other] = "其他",
    };

    private static readonly Dictionary<RiskLevel, string> Levels = new()
    {
        [RiskLevel.Blue] = "蓝色",
        [RiskLevel.Yellow] = "黄色",
        [RiskLevel.Orange] = "橙色",
        [RiskLevel.Red] = "红色",
    };

    public async Task<PetitionFacts?> PetitionsAsync(string division, int year, CancellationToken ct)
    {
        var counted = await db.DivisionFacts.AsNoTracking().SingleOrDefaultAsync(f => f.DivisionCode == division && f.FiscalYear == year, ct);
        if (counted is null) return null;
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var issues = await db.Petitions.Where(p => p.DivisionCode == division && p.RegisteredOn >= from && p.RegisteredOn <= to)
            .GroupBy(p => p.Category).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return new(counted.Registered, counted.Repeats, counted.AcceptedInTime, counted.AcceptancesDue, counted.RepliedInTime, counted.RepliesDue,
            [.. issues.OrderBy(i => i.Key).Select(i => new CategoryCount(i.Key.ToString(), Categories[i.Key], i.Count))],
            $"/api/v1/petitions?registeredFrom={from:O}&registeredTo={to:O}");
    }

    public async Task<WorkMeasureFacts> WorkAsync(string division, int year, CancellationToken ct)
    {
        var records = await db.WorkMeasures.AsNoTracking().Where(m => m.DivisionCode == division && m.FiscalYear == year).ToListAsync(ct);
        var byKind = records.ToLookup(m => m.Kind);
        T? Of<T>(WorkMeasureKind kind, Func<List<WorkMeasure>, T> count) where T : class => byKind.Contains(kind) ? count([.. byKind[kind]]) : null;
        return new(
            Of(WorkMeasureKind.LeaderReception, r => new ReceptionFacts(r.Select(m => m.OccurredOn).Distinct().Count(), r.Sum(m => m.Quantity ?? 0))),
            Of(WorkMeasureKind.LeaderOwnedCase, r => new LeaderOwnedCaseFacts(r.Count, DutiesOf(r), r.Count(m => m.CompletedOn is not null))),
            Of(WorkMeasureKind.BacklogCampaign, r => new BacklogFacts(r.Count, r.Sum(m => m.Quantity ?? 0), r.Sum(m => m.Result ?? 0))),
            Of(WorkMeasureKind.FirstHandler, r => new FirstHandlerFacts(r.Count, r.Count(m => m.CompletedOn is not null))),
            Of(WorkMeasureKind.SupervisionOrder, r => new SupervisionFacts(r.Count, r.Count(m => m.CompletedOn <= m.DueOn), r.Count(m => m.CompletedOn is not null))),
            Of(WorkMeasureKind.InformationAnalysis, r => new InformationFacts(r.Count,
                [.. r.GroupBy(m => m.Category!.Value).OrderBy(g => g.Key).Select(g => new CategoryCount(g.Key.ToString(), Categories[g.Key], g.Sum(m => m.Quantity ?? 0)))])),
            Of(WorkMeasureKind.RiskWarning, r => (IReadOnlyList<CategoryCount>)[.. r.GroupBy(m => m.RiskLevel!.Value).OrderBy(g => g.Key).Select(g => new CategoryCount(g.Key.ToString(), Levels[g.Key], g.Count()))]),
            Of(WorkMeasureKind.KeyPeriodDuty, r => new KeyPeriodFacts(r.Select(m => m.Subject).Distinct().Count(), r.Select(m => m.OccurredOn).Distinct().Count())),
            Of(WorkMeasureKind.Training, r => new TrainingFacts(r.Count, r.Sum(m => m.Quantity ?? 0))),
            Of(WorkMeasureKind.Discipline, r => new DisciplineFacts(r.Sum(m => m.Quantity ?? 0), r.Sum(m => m.Result ?? 0))),
            $"/api/v1/work-measures?fiscalYear={year}");
    }

    private static IReadOnlyList<CategoryCount> DutiesOf(List<WorkMeasure> records) =>
    [
        new("situation", "掌握情况", records.Count(m => m.DutySituation == true)),
        new("education", "思想教育", records.Count(m => m.DutyEducation == true)),
        new("mediation", "协调化解", records.Count(m => m.DutyMediation == true)),
        new("persuasion", "跟踪劝返", records.Count(m => m.DutyPersuasion == true)),
        new("stability", "信访稳定", records.Count(m => m.DutyStability == true)),
    ];
}
