using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.EntryWindows;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Evaluations;

/// <summary>Opens an evaluation of a project's year. Year end opens self-evaluations by itself.</summary>
public sealed record OpenEvaluation(Guid ProjectId, NewEvaluation Body) : ICommand<EvaluationDetail>;

/// <summary>Which evaluation.</summary>
public sealed record NewEvaluation
{
    public required int FiscalYear { get; init; }
    public required EvaluationKind Kind { get; init; }
}

internal sealed class OpenEvaluationRules : AbstractValidator<OpenEvaluation>
{
    public OpenEvaluationRules()
    {
        RuleFor(r => r.Body.FiscalYear).IsFiscalYear();
        RuleFor(r => r.Body.Kind).IsInEnum();
    }
}

internal sealed class OpenEvaluationHandler(IApplicationDbContext db, EvaluationDoor door, EvaluationScorer scorer, WindowReader windows, FlowLog log)
    : IRequestHandler<OpenEvaluation, Result<EvaluationDetail>>
{
    public async Task<Result<EvaluationDetail>> Handle(OpenEvaluation request, CancellationToken cancellationToken)
    {
        var (year, kind) = (request.Body.FiscalYear, request.Body.Kind);
        var project = await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.ProjectId, cancellationToken);
        if (project is null) return ProjectErrors.NotFound;
        var entering = EvaluationFlow.Of(kind).Enter;
        if (door.RoleFaultOf(entering) is { } role) return role;
        if (await windows.FaultOfAsync(project.DivisionCode, year, entering.Window, cancellationToken) is { } closed) return closed;
        if (await db.Evaluations.AnyAsync(e => e.ProjectId == project.Id && e.FiscalYear == year && e.Kind == kind, cancellationToken)) return EvaluationErrors.AlreadyOpened;

        var yearEnd = new DateOnly(year, 12, 31);
        var evaluation = Evaluation.Open(Guid.CreateVersion7(), project.DivisionCode, project.Id, year, kind, log.Today < yearEnd ? log.Today : yearEnd, log.Now);
        if (await scorer.ComputeAsync(evaluation, cancellationToken) is not { } sheet) return EvaluationErrors.NoGoals;
        evaluation.Take(sheet);
        db.Evaluations.Add(evaluation);
        log.Record(FlowSubject.Evaluation, evaluation.Id, evaluation.DivisionCode, evaluation.Status, new("open", log.Today, null));
        await db.SaveChangesAsync(cancellationToken);
        return await door.ShowAsync(evaluation, cancellationToken);
    }
}
