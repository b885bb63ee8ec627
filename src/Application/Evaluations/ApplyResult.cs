using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>Decides what becomes of the money after an evaluation (结果应用); a later decision replaces it, and both stay readable.</summary>
public sealed record ApplyResult(Guid EvaluationId, ResultContent Body) : ICommand<ResultApplicationDto>;

/// <summary>Keep, cut, cancel or hold.</summary>
public sealed record ResultContent
{
    public required ResultDecision Decision { get; init; }
    /// <summary>Required for a cut or a hold.</summary>
    public Money? Amount { get; init; }
    /// <summary>The year whose budget it concerns: later than the year evaluated.</summary>
    public required int NextYear { get; init; }
    public required string Reason { get; init; }
}

internal sealed class ApplyResultRules : AbstractValidator<ApplyResult>
{
    public ApplyResultRules()
    {
        RuleFor(r => r.Body.Decision).IsInEnum();
        RuleFor(r => r.Body.NextYear).IsFiscalYear();
        RuleFor(r => r.Body.Reason).IsReason();
        RuleFor(r => r.Body.Amount!.Value).IsPositive().OverridePropertyName("Amount").When(r => r.Body.Amount is not null);
    }
}

internal sealed class ApplyResultHandler(IApplicationDbContext db, FlowLog log) : IRequestHandler<ApplyResult, Result<ResultApplicationDto>>
{
    public async Task<Result<ResultApplicationDto>> Handle(ApplyResult request, CancellationToken cancellationToken)
    {
        var evaluation = await db.Evaluations.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.EvaluationId, cancellationToken);
        if (evaluation is null) return EvaluationErrors.NotFound;
        var body = request.Body;
        var decided = ResultApplication.Decide(Guid.CreateVersion7(), evaluation, body.Decision, body.Amount?.Yuan, body.NextYear, body.Reason, log.Actor, log.Now);
        if (!decided.Succeeded) return Result<ResultApplicationDto>.Refused(decided.Errors);
        db.ResultApplications.Add(decided.Value);
        await db.SaveChangesAsync(cancellationToken);
        return ResultApplicationDto.Of(decided.Value);
    }
}
