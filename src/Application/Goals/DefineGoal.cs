using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.EntryWindows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Scoring;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Goals;

/// <summary>What people enter about a project's goals.</summary>
public record GoalContent
{
    /// <summary>The scoring profile; without one, the form's default in the division. The latest version in force in the year is taken.</summary>
    public string? ProfileCode { get; init; }
    /// <summary>总体目标.</summary>
    public string? OverallGoal { get; init; }
    /// <summary>年度目标.</summary>
    public required string AnnualGoal { get; init; }
    /// <summary>In printing order; at most 15 that are scored.</summary>
    public required IReadOnlyList<IndicatorOfGoal> Indicators { get; init; }
}

/// <summary>New goals.</summary>
public sealed record NewGoal : GoalContent
{
    public required int FiscalYear { get; init; }
    /// <summary>The table of indicators: A up to 2021, B (cost as a first level) from 2022.</summary>
    public required IndicatorForm Form { get; init; }
}

/// <summary>Defines the goals of a project for one year.</summary>
public sealed record DefineGoal(Guid ProjectId, NewGoal Body) : ICommand<GoalDto>;

internal sealed class DefineGoalRules : AbstractValidator<DefineGoal>
{
    public DefineGoalRules()
    {
        RuleFor(r => r.Body).SetValidator(new GoalContentRules());
        RuleFor(r => r.Body.FiscalYear).IsFiscalYear();
        RuleFor(r => r.Body.Form).IsInEnum();
        RuleForEach(r => r.Body.Indicators).ChildRules(row => row.RuleFor(i => i.Id).Null());
    }
}

internal static class GoalForm
{
    public static IEnumerable<Error> FormFaults(this GoalContent content, IndicatorTaxonomy taxonomy) => content.Indicators
        .Select((row, i) => row is null ? null : IndicatorRules.FormFaultOf(row.Category, taxonomy) is { } fault ? fault.At($"/indicators/{i}{fault.Pointer}") : null).OfType<Error>();
}

internal sealed class DefineGoalHandler(IApplicationDbContext db, ICallContext call, GoalDoor door, WindowReader windows) : IRequestHandler<DefineGoal, Result<GoalDto>>
{
    public async Task<Result<GoalDto>> Handle(DefineGoal request, CancellationToken cancellationToken)
    {
        var body = request.Body;
        var project = await db.Projects.SingleOrDefaultAsync(p => p.Id == request.ProjectId, cancellationToken);
        if (project is null) return ProjectErrors.NotFound;
        if (await windows.FaultOfAsync(project.DivisionCode, body.FiscalYear, EntryStep.GoalDeclaration, cancellationToken) is { } closed) return closed;
        // Waits for whoever is giving the project its first level-2 project.
        await db.Database.ExecuteSqlAsync(
            // language=SQL
            $"select 1 from relief.projects where id = {project.Id} for key share", cancellationToken);
        if (await db.Projects.AnyAsync(p => p.ParentId == project.Id, cancellationToken)) return ProjectErrors.HasSubProjects;
        if (await db.PerformanceGoals.AnyAsync(g => g.ProjectId == project.Id && g.FiscalYear == body.FiscalYear, cancellationToken)) return GoalErrors.AlreadyDefined;
        var profile = await db.ProfileForAsync(body.ProfileCode, body.Form, project.DivisionCode, body.FiscalYear, cancellationToken);
        var taxonomy = await db.TaxonomyForAsync(body.Form, project.DivisionCode, body.FiscalYear, cancellationToken);
        List<Error> faults = [.. profile.Errors, .. body.FormFaults(taxonomy)];
        if (faults.Count > 0) return faults;

        var goal = PerformanceGoal.Define(Guid.CreateVersion7(), project, body.FiscalYear, body.Form, profile.Value, body.OverallGoal, body.AnnualGoal, call.Actor, (taxonomy.Code, taxonomy.Version));
        goal.SetIndicators(body.Indicators.Select(i => (Guid.CreateVersion7(), i.Definition)));
        db.PerformanceGoals.Add(goal);
        await db.SaveChangesAsync(cancellationToken);
        return await door.ShowAsync(goal.Id, cancellationToken);
    }
}
