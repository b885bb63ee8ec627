using Microsoft.EntityFrameworkCore;
using ReliefApi.Domain.Departments;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Province;

/// <summary>A project of the province with its department, the categories of its one measure, and how many persons it relieved.</summary>
internal sealed record CountedProject(Guid Id, string Division, Guid Department, string Category, int Persons);

/// <summary>A province whose projects are counted as given: two departments a county, one project for each count, all facts and points in proportion to it.</summary>
internal sealed record CountedProvince(ReliefHost Host, IReadOnlyList<CountedProject> Projects)
{
    public const int Year = 2020;
    private static readonly string[] Categories = ["OUT.QTY", "OUT.QLY", "BEN.SOC"];

    public static async Task<CountedProvince> CreateAsync(ReliefHost host, IReadOnlyList<(string Division, int Persons)> counts)
    {
        List<CountedProject> projects = [];
        foreach (var division in counts.GroupBy(c => c.Division))
            await host.InScopeAsync(division.Key, async db =>
            {
                db.Divisions.Add(Division.Register(division.Key, "测试" + division.Key, null, new(2000, 1, 1), null, null));
                Department[] departments = [.. Enumerable.Range(0, 2).Select(n => Department.Register(Guid.CreateVersion7(), division.Key, $"D{n}", "部门", DepartmentKind.Department, null))];
                await db.SaveChangesAsync(default);
                db.Departments.AddRange(departments);
                await db.SaveChangesAsync(default);
                foreach (var (_, persons) in division)
                {
                    var n = projects.Count;
                    var project = Project.Register(Guid.CreateVersion7(), division.Key, $"{division.Key}20T{n:000000000000}", 1, null, departments[n % 2].Id, "信访救助资金", ProjectKind.Recurring,
                        new("救助特殊疑难信访个案", null, null, null), new(null, null, 2023)).Value;
                    db.Projects.Add(project);
                    await db.SaveChangesAsync(default);
                    var goal = PerformanceGoal.Define(Guid.CreateVersion7(), project, Year, IndicatorForm.A, ("N2020", 1), null, "目标", "clerk");
                    goal.SetIndicators(Measures.All.Where(m => m.Source == MeasureSource.ReliefCases).Select(m => (Guid.CreateVersion7(), new IndicatorDefinition(Categories[n % 3], m.NameZh,
                        IndicatorKind.Quantitative, TargetOperator.AtLeast, 50, null, null, m.Unit, 4.5m, m.Code, null, null))));
                    db.PerformanceGoals.Add(goal);
                    await db.SaveChangesAsync(default);
                    projects.Add(new(project.Id, division.Key, project.DepartmentId, Categories[n % 3], persons));
                    await CountAsync(db, projects[^1]);
                }
            });
        return new(host, projects);
    }

    /// <summary>As a recompute would have written them: figures of the persons, money of each, a score.</summary>
    private static async Task CountAsync(Application.Abstractions.IApplicationDbContext db, CountedProject p)
    {
        await db.Database.ExecuteSqlAsync($"""
            insert into relief.budget_balances (project_id, fiscal_year, division_code, initial, adjustment, carry_over, other_funds, arrived, disbursed, returned)
            values ({p.Id}, {Year}, {p.Division}, 100000, 0, 0, 0, 100000, {p.Persons * 1000m}, 0)
            """);
        await db.Database.ExecuteSqlAsync($"""
            insert into relief.project_facts (project_id, fiscal_year, division_code, applied, approved, persons_paid, cases_paid, payments, paid_amount, agreements_signed, stopped_petitioning,
                decisions_due, decided_in_time, payments_due, paid_in_time, invited, replied, satisfied, basically_satisfied, satisfied_total, execution_score, total, grade, computed_at)
            select {p.Id}, {Year}, {p.Division}, n, n, n, n, n, n * 1000, n, n, n, n, n, n, n, n, n, 0, n, 10, n, 'good', now() from (select {p.Persons} as n) counted
            """);
        await db.Database.ExecuteSqlAsync($"update relief.indicators set actual_numerator = {p.Persons}, actual_value = {p.Persons}, completion = 100, score = 4.5 where project_id = {p.Id}");
    }
}
