using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.IntegrationTests.YearEnd;

/// <summary>Projects of one county with approved goals and a spent budget, written as their use cases write them.</summary>
internal static class SeededProjects
{
    private static readonly DateTimeOffset At = new(2020, 2, 1, 4, 0, 0, TimeSpan.Zero);
    private static readonly (string Code, int Version) National = (ScoringProfiles.Hubei.Code, ScoringProfiles.Hubei.Version);

    public static async Task<List<Guid>> AddAsync(IApplicationDbContext db, string division, Guid department, int fiscalYear, int count, bool goals = true, bool money = true, (string, int)? profile = null)
    {
        List<Project> projects = [];
        for (var i = 0; i < count; i++)
        {
            var id = Guid.CreateVersion7();
            projects.Add(Project.Register(id, division, "S" + id.ToString("N")[8..], 1, null, department, $"信访救助资金{i}", ProjectKind.Recurring,
                new("救助特殊疑难信访个案", "县级办法", "县信访局", "年度方案"), new(null, null, 2023)).Value);
        }
        db.Projects.AddRange(projects);
        await db.SaveChangesAsync(default);
        foreach (var project in projects)
        {
            if (goals) db.PerformanceGoals.Add(GoalOf(project, fiscalYear, profile ?? National));
            if (!money) continue;
            var balance = BudgetBalance.Empty(project.Id, fiscalYear, division);
            db.BudgetEntries.Add(BudgetEntry.Record(Guid.CreateVersion7(), balance, BudgetEntryKind.Initial, 500_000m, new(fiscalYear, 1, 20), "财预1号", null, "finance", At).Value);
        }
        await db.SaveChangesAsync(default);
        if (!money) return [.. projects.Select(p => p.Id)];
        foreach (var project in projects)
        {
            var balance = await db.BudgetBalances.AsNoTracking().SingleAsync(b => b.ProjectId == project.Id && b.FiscalYear == fiscalYear);
            db.BudgetEntries.Add(BudgetEntry.Record(Guid.CreateVersion7(), balance, BudgetEntryKind.Disbursement, 400_000m, new(fiscalYear, 11, 20), null, null, "finance", At).Value);
        }
        await db.SaveChangesAsync(default);
        return [.. projects.Select(p => p.Id)];
    }

    private static PerformanceGoal GoalOf(Project project, int fiscalYear, (string Code, int Version) profile)
    {
        var goal = PerformanceGoal.Define(Guid.CreateVersion7(), project, fiscalYear, IndicatorForm.A, profile, "化解疑难信访", "救助困难群众", "clerk");
        goal.SetIndicators(
        [
            (Guid.CreateVersion7(), new("OUT.QTY", "救助人数", IndicatorKind.Quantitative, TargetOperator.AtLeast, 10, null, null, "人", 50, "relief.persons", null, null)),
            (Guid.CreateVersion7(), new("BEN.SOC", "社会稳定", IndicatorKind.Qualitative, null, null, null, null, null, 40, null, null, new("达成", "部分达成", "未达成"))),
        ]).Succeeded.ShouldBeTrue();
        goal.Submit("clerk", new(2020, 2, 1)).Succeeded.ShouldBeTrue();
        goal.Approve("reviewer", At).Succeeded.ShouldBeTrue();
        return goal;
    }
}
