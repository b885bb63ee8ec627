using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>A reviewer's score in place of a computed one, with its reason. The computed score stays visible beside it.</summary>
public sealed record OverrideEvaluationRow(Guid Id, int ExpectedRevision, RowOverride Body) : ICommand<EvaluationDetail>;

/// <summary>Which row, which score and why.</summary>
public sealed record RowOverride
{
    /// <summary>The indicator's id, or <c>execution</c>.</summary>
    public required string RowKey { get; init; }
    public required decimal Score { get; init; }
    /// <summary>Kept with the override; names no person.</summary>
    public required string Reason { get; init; }
}

internal sealed class OverrideEvaluationRowRules : AbstractValidator<OverrideEvaluationRow>
{
    public OverrideEvaluationRowRules()
    {
        RuleFor(r => r.Body.RowKey).NotEmpty().MaximumLength(100);
        RuleFor(r => r.Body.Score).InclusiveBetween(0, 100);
        RuleFor(r => r.Body.Reason).IsReason();
    }
}

internal sealed class OverrideEvaluationRowHandler(IApplicationDbContext db, EvaluationDoor door, FlowLog log) : IRequestHandler<OverrideEvaluationRow, Result<EvaluationDetail>>
{
    public Task<Result<EvaluationDetail>> Handle(OverrideEvaluationRow request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, EvaluationFlow.Override, async evaluation =>
        {
            var body = request.Body;
            var made = evaluation.Override(Guid.CreateVersion7(), await door.RowsAsync(evaluation, cancellationToken), body.RowKey, body.Score, body.Reason, log.Actor, log.Now);
            if (!made.Succeeded) return Result<StepTaken>.Refused(made.Errors);
            db.EvaluationOverrides.Add(made.Value);
            return new StepTaken(EvaluationFlow.Override.Action, log.Today, body.Reason);
        }, cancellationToken);
}
