using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Budgets;
using ReliefApi.Application.PersonalData;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.ReliefCases;

/// <summary>One payment of the approved amount, posted to the ledger of its year.</summary>
public sealed record PayRelief(Guid Id, int ExpectedRevision, ReliefPayment Body) : ICommand<ReliefCaseDto>;

/// <summary>What was paid, and into whose account.</summary>
public sealed record ReliefPayment
{
    public required Money Amount { get; init; }
    /// <summary>Not in the future.</summary>
    public required DateOnly PaidOn { get; init; }
    /// <summary>In whose name the account is: the person's or the named guardian's.</summary>
    public required PersonName AccountHolder { get; init; }
    public required BankAccount BankAccount { get; init; }
    /// <summary>The person's guardian, if the account is the guardian's.</summary>
    public PersonName? GuardianName { get; init; }
}

internal sealed class PayReliefRules : AbstractValidator<PayRelief>
{
    public PayReliefRules(TimeProvider clock)
    {
        RuleFor(r => r.Body.Amount).IsPositive();
        RuleFor(r => r.Body.PaidOn).NotInFuture(clock);
        RuleFor(r => r.Body.AccountHolder).IsEntered();
        RuleFor(r => r.Body.BankAccount).IsAccount();
        RuleFor(r => r.Body.GuardianName).IsEntered();
    }
}

internal sealed class PayReliefHandler(IApplicationDbContext db, ReliefCaseDoor door, BudgetLedger ledger, TimeProvider clock) : IRequestHandler<PayRelief, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(PayRelief request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, c => PayAsync(c, request.Body, cancellationToken), cancellationToken);

    private async Task<Result<StepTaken>> PayAsync(ReliefCase c, ReliefPayment payment, CancellationToken ct)
    {
        var (name, holder) = ((await door.PersonOfAsync(c, ct)).Name.Reveal(), payment.AccountHolder.Reveal());
        if (holder != name && holder != payment.GuardianName?.Reveal()) return ReliefCaseErrors.AccountOfAnother.At("/accountHolder");
        var balance = await ledger.LockAsync(c.ProjectId, c.DivisionCode, payment.PaidOn.Year, ct);
        var step = c.Pay(payment.PaidOn, door.Actor, payment.Amount.Yuan, await door.SealAsync(c, payment.BankAccount, ct));
        if (!step.Succeeded) return Pointed(step.Errors);
        var booked = door.Book(c, payment.Amount.Yuan, payment.PaidOn);
        var posted = BudgetEntry.Record(Guid.CreateVersion7(), balance, BudgetEntryKind.Disbursement, payment.Amount.Yuan, payment.PaidOn, c.Number, null,
            door.Actor, clock.GetUtcNow(), booked.Id);
        if (!posted.Succeeded) return Pointed(posted.Errors);
        db.BudgetEntries.Add(posted.Value);
        return step;
    }

    /// <summary>A payment calls its day <c>paidOn</c>.</summary>
    private static Result<StepTaken> Pointed(IReadOnlyList<Error> errors) =>
        Result<StepTaken>.Refused([.. errors.Select(e => e.Pointer == "/occurredOn" ? e.At("/paidOn") : e)]);
}
