using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Findings;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Findings;

/// <summary>
/// What people of a division wrote into its records: this department this year on one side, everybody else and the three years before on
/// the other. Sentences that the report generator writes are the same everywhere by design and are not among them.
/// </summary>
internal sealed class StoredPassageReader(IApplicationDbContext db)
{
    private const int Years = 3, Shortest = 30, Most = 5_000;

    public async Task<(IReadOnlyList<SeenPassage> Own, PassageIndex Elsewhere)> ReadAsync(Project project, int year, CancellationToken ct)
    {
        var works = await db.WorkMeasures.Where(m => m.DivisionCode == project.DivisionCode && m.FiscalYear <= year && m.FiscalYear >= year - Years && m.Subject.Length >= Shortest)
            .OrderByDescending(m => m.FiscalYear).ThenBy(m => m.Id).Select(m => new { m.DepartmentId, m.FiscalYear, Text = m.Subject, m.Id }).Take(Most).ToListAsync(ct);
        var goals = await db.PerformanceGoals.Where(g => g.DivisionCode == project.DivisionCode && g.FiscalYear <= year && g.FiscalYear >= year - Years && g.AnnualGoal.Length >= Shortest)
            .Join(db.Projects, g => g.ProjectId, p => p.Id, (g, p) => new { p.DepartmentId, g.FiscalYear, Text = g.AnnualGoal, g.ProjectId, g.Id })
            .OrderByDescending(g => g.FiscalYear).ThenBy(g => g.Id).Take(Most).ToListAsync(ct);
        var names = await db.Departments.Where(d => d.DivisionCode == project.DivisionCode).ToDictionaryAsync(d => d.Id, d => d.Name, ct);

        IEnumerable<SeenPassage> own = works.Where(w => IsOwn(w.DepartmentId) && w.FiscalYear == year).Select(w => new SeenPassage(new(Row: w.Id.ToString(), Field: "subject"), w.Text))
            .Concat(goals.Where(g => g.ProjectId == project.Id && g.FiscalYear == year).Select(g => new SeenPassage(new(Field: "annualGoal"), g.Text)));
        // A goal may stay the same from year to year; what it may not be is another department's.
        IEnumerable<StoredPassage> elsewhere = works.Where(w => !IsOwn(w.DepartmentId) || w.FiscalYear < year).DistinctBy(w => (w.DepartmentId, w.FiscalYear, w.Text)).Select(w => new StoredPassage(w.Text, w.FiscalYear, names[w.DepartmentId], IsOwn(w.DepartmentId)))
            .Concat(goals.Where(g => !IsOwn(g.DepartmentId)).Select(g => new StoredPassage(g.Text, g.FiscalYear, names[g.DepartmentId], IsOwn: false)));
        return ([.. own], new PassageIndex(elsewhere));

        bool IsOwn(Guid department) => department == project.DepartmentId;
    }
}
