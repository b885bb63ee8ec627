using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Goals;
using ReliefApi.Application.Scoring;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.ReportImports;
using ReliefApi.Domain.ReportTexts;

namespace ReliefApi.Application.ReportImports;

/// <summary>Goals in draft. There may be none.</summary>
internal sealed record DraftedGoal(PerformanceGoal? Goal);

/// <summary>
/// Makes goals in draft of what a report says. What is not complete is left out with the reason that its definition would be refused for;
/// only what the person gave and cannot stand refuses the whole.
/// </summary>
internal sealed class GoalsOfReport(IApplicationDbContext db, ICallContext call)
{
    private const int LongestGoal = 4000, LongestName = 200, LongestUnit = 20, MostScored = 15, MostRows = 60;
    /// <summary>财预〔2021〕101号 rules from 2022 on.</summary>
    private const int LastYearOfA = 2021;
    private const decimal LeastConfidence = 0.5m;

    public async Task<Result<DraftedGoal>> DraftAsync(Project project, ReportImportConfirmation body, ReportText report, List<LeftOut> leftOut, CancellationToken ct)
    {
        if ((body.FiscalYear ?? report.FiscalYear?.Value) is not { } year) return ReportImportErrors.YearMissing.At("/fiscalYear");
        // Waits for whoever is giving the project its first level-2 project.
        await db.Database.ExecuteSqlAsync(
            // language=SQL
            $"select 1 from relief.projects where id = {project.Id} for key share", ct);
        if (await db.Projects.AnyAsync(p => p.ParentId == project.Id, ct)) return Without(ProjectErrors.HasSubProjects);
        if (await db.PerformanceGoals.AnyAsync(g => g.ProjectId == project.Id && g.FiscalYear == year, ct)) return Without(GoalErrors.AlreadyDefined);
        var (overall, annual) = (body.OverallGoal ?? report.OverallGoal?.Value, body.AnnualGoal ?? report.AnnualGoal?.Value ?? report.OverallGoal?.Value);
        if (string.IsNullOrWhiteSpace(annual)) return Without(ReportImportErrors.GoalMissing);
        if (annual.Length > LongestGoal || overall?.Length > LongestGoal) return Without(ReportImportErrors.TextTooLong);

        var form = body.Form ?? (year <= LastYearOfA ? IndicatorForm.A : IndicatorForm.B);
        var profile = await db.ProfileForAsync(body.ProfileCode, form, project.DivisionCode, year, ct);
        var taxonomy = await db.TaxonomyForAsync(form, project.DivisionCode, year, ct);
        List<Error> faults = [.. profile.Errors, .. body.Given.FormFaults(taxonomy)];
        if (faults.Count > 0) return faults;

        var goal = PerformanceGoal.Define(Guid.CreateVersion7(), project, year, form, profile.Value, overall, annual, call.Actor, (taxonomy.Code, taxonomy.Version));
        var definitions = body.Indicators?.Select(i => i.Definition) ?? Complete(report, form, taxonomy, leftOut);
        goal.SetIndicators(definitions.Select(d => (Guid.CreateVersion7(), d)));
        db.PerformanceGoals.Add(goal);
        return new DraftedGoal(goal);

        DraftedGoal Without(Error reason)
        {
            leftOut.Add(LeftOut.Of(LeftOutPart.Goal, report.AnnualGoal?.Value ?? report.OverallGoal?.Value ?? "", reason));
            return new(null);
        }
    }

    /// <summary>The indicators that could be typed as they were read.</summary>
    private static List<IndicatorDefinition> Complete(ReportText report, IndicatorForm form, IndicatorTaxonomy taxonomy, List<LeftOut> leftOut)
    {
        List<IndicatorDefinition> complete = [];
        foreach (var read in report.Indicators)
        {
            var definition = Definition(read, form);
            List<Error> faults = [.. Faults(read, definition, taxonomy)];
            if (complete.Count >= MostRows || definition.Weight is not null && complete.Count(d => d.Weight is not null) >= MostScored) faults.Add(GoalErrors.TooManyRows);
            if (faults.Count == 0) complete.Add(definition);
            else leftOut.Add(LeftOut.Of(LeftOutPart.Indicator, read.ValueText.Length > 0 ? $"{read.CategoryText}：{read.Name}（{read.ValueText}）" : $"{read.CategoryText}：{read.Name}", faults));
        }

        return complete;
    }

    /// <summary>Cost under output is cost of its own in the later form, and the other way round.</summary>
    private static IndicatorDefinition Definition(ReadIndicator read, IndicatorForm form) =>
        new(IndicatorCategory.Find(read.Category)?.In(form)?.Code ?? read.Category ?? "", read.Name, read.Kind, read.Operator, read.Target, read.TargetUpper, read.TargetDate, read.Unit, read.Weight, null, null, null);

    private static IEnumerable<Error> Faults(ReadIndicator read, IndicatorDefinition definition, IndicatorTaxonomy taxonomy)
    {
        if (read.Category is null) yield return ReportImportErrors.CategoryMissing;
        else foreach (var fault in IndicatorRules.FaultsOf(definition)) yield return fault;
        if (IndicatorRules.FormFaultOf(definition.Category, taxonomy) is { } misplaced) yield return misplaced;
        if (read.Confidence < LeastConfidence) yield return ReportImportErrors.Uncertain;
        if (read.Name.Length > LongestName || read.Unit?.Length > LongestUnit) yield return ReportImportErrors.TextTooLong;
    }
}
