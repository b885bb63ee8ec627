using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.ReliefCases;

/// <summary>The application is complete and filed; the days to decide begin.</summary>
public sealed record ApplyForRelief(Guid Id, int ExpectedRevision, DatedStep Body) : ICommand<ReliefCaseDto>;

internal sealed class ApplyForReliefRules : AbstractValidator<ApplyForRelief>
{
    public ApplyForReliefRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new DatedStepRules(clock));
}

internal sealed class ApplyForReliefHandler(IApplicationDbContext db, ReliefCaseDoor door) : IRequestHandler<ApplyForRelief, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(ApplyForRelief request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, async c =>
            c.Apply(request.Body.OccurredOn, door.Actor, await db.RulesOfAsync(c.DivisionCode, request.Body.OccurredOn.Year, cancellationToken)), cancellationToken);
}
