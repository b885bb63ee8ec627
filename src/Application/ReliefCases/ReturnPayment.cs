using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Budgets;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.ReliefCases;

/// <summary>Money came back: a negative payment and a return in the ledger of its year.</summary>
public sealed record ReturnPayment(Guid Id, int ExpectedRevision, PaymentReturn Body) : ICommand<ReliefCaseDto>;

/// <summary>What came back, and why.</summary>
public sealed record PaymentReturn
{
    /// <summary>Business date of the return.</summary>
    public required DateOnly OccurredOn { get; init; }
    /// <summary>At most what has been paid.</summary>
    public required Money Amount { get; init; }
    /// <summary>Kept with the step; names no person.</summary>
    public required string Reason { get; init; }
}

internal sealed class ReturnPaymentRules : AbstractValidator<ReturnPayment>
{
    public ReturnPaymentRules(TimeProvider clock)
    {
        RuleFor(r => r.Body.OccurredOn).NotInFuture(clock);
        RuleFor(r => r.Body.Amount).IsPositive();
        RuleFor(r => r.Body.Reason).IsReason();
    }
}

internal sealed class ReturnPaymentHandler(IApplicationDbContext db, ReliefCaseDoor door, BudgetLedger ledger, TimeProvider clock) : IRequestHandler<ReturnPayment, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(ReturnPayment request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, c => ReturnAsync(c, request.Body, cancellationToken), cancellationToken);

    private async Task<Result<StepTaken>> ReturnAsync(ReliefCase c, PaymentReturn back, CancellationToken ct)
    {
        var balance = await ledger.LockAsync(c.ProjectId, c.DivisionCode, back.OccurredOn.Year, ct);
        var step = c.ReturnPayment(back.OccurredOn, back.Amount.Yuan, back.Reason);
        if (!step.Succeeded) return step;
        var booked = door.Book(c, -back.Amount.Yuan, back.OccurredOn);
        var posted = BudgetEntry.Record(Guid.CreateVersion7(), balance, BudgetEntryKind.Return, back.Amount.Yuan, back.OccurredOn, c.Number, back.Reason,
            door.Actor, clock.GetUtcNow(), booked.Id);
        if (!posted.Succeeded) return Result<StepTaken>.Refused(posted.Errors);
        db.BudgetEntries.Add(posted.Value);
        return step;
    }
}
