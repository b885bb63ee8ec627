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

/// <summary>Opens the self-evaluation of a project's year. Year end opens those that are not open yet.</summary>
public sealed record OpenEvaluation(Guid ProjectId, NewEvaluation Body) : ICommand<EvaluationDetail>;

/// <summary>Which evaluation.</summary>
public sealed record NewEvaluation
{
    public required int FiscalYear { get; init; }
}

internal sealed class OpenEvaluationRules : AbstractValidator<OpenEvaluation>
{
    public OpenEvaluationRules() => RuleFor(r => r.Body.FiscalYear).IsFiscalYear();
}

internal sealed class OpenEvaluationHandler(IApplicationDbContext db, EvaluationDoor door, IEvaluationWriter writer, WindowReader windows)
    : IRequestHandler<OpenEvaluation, Result<EvaluationDetail>>
{
    public async Task<Result<EvaluationDetail>> Handle(OpenEvaluation request, CancellationToken cancellationToken)
    {
        var year = request.Body.FiscalYear;
        var project = await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.ProjectId, cancellationToken);
        if (project is null) return ProjectErrors.NotFound;
        if (await windows.FaultOfAsync(project.DivisionCode, year, EvaluationFlow.Enter.Window, cancellationToken) is { } closed) return closed;
        if (await db.Evaluations.AnyAsync(e => e.ProjectId == project.Id && e.FiscalYear == year && e.Kind == EvaluationKind.SelfEvaluation, cancellationToken)) return EvaluationErrors.AlreadyOpened;
        if (!await db.PerformanceGoals.AnyAsync(g => g.ProjectId == project.Id && g.FiscalYear == year, cancellationToken)) return EvaluationErrors.NoGoals;

        var (id, _) = await writer.WriteAsync(project.Id, year, null, cancellationToken);
        return await door.ShowAsync(await db.Evaluations.SingleAsync(e => e.Id == id, cancellationToken), cancellationToken);
    }
}
