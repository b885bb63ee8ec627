using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Budgets;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.ReliefCases;

/// <summary>Relief is granted and charged to the budget of the year.</summary>
public sealed record ApproveReliefCase(Guid Id, int ExpectedRevision, Approval Body) : ICommand<ReliefCaseDto>;

/// <summary>What is granted.</summary>
public sealed record Approval
{
    /// <summary>Business date of the decision; its year is the budget year.</summary>
    public required DateOnly OccurredOn { get; init; }
    /// <summary>At most the county's cap, unless escalated, and what the budget still holds.</summary>
    public required Money Amount { get; init; }
    /// <summary>Conditions of the decision; names no person.</summary>
    public required string Conditions { get; init; }
    /// <summary>The higher decision that allows an amount above the cap.</summary>
    public string? Escalation { get; init; }
}

internal sealed class ApproveReliefCaseRules : AbstractValidator<ApproveReliefCase>
{
    public ApproveReliefCaseRules(TimeProvider clock)
    {
        RuleFor(r => r.Body.OccurredOn).NotInFuture(clock);
        RuleFor(r => r.Body.Amount).IsPositive();
        RuleFor(r => r.Body.Conditions).IsReason();
        RuleFor(r => r.Body.Escalation).MaximumLength(200);
    }
}

internal sealed class ApproveReliefCaseHandler(IApplicationDbContext db, ReliefCaseDoor door, BudgetLedger ledger) : IRequestHandler<ApproveReliefCase, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(ApproveReliefCase request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, c => ApproveAsync(c, request.Body, cancellationToken), cancellationToken);

    private async Task<Result<StepTaken>> ApproveAsync(ReliefCase c, Approval approval, CancellationToken ct)
    {
        var year = approval.OccurredOn.Year;
        var rules = await db.RulesOfAsync(c.DivisionCode, year, ct);
        // Locked before the sum is read, so that two approvals cannot spend the same money.
        var balance = await ledger.LockAsync(c.ProjectId, c.DivisionCode, year, ct);
        var approved = await db.ReliefCases.Where(o => o.ProjectId == c.ProjectId && o.BudgetYear == year && !ReliefCase.Ended.Contains(o.Status))
            .SumAsync(o => o.ApprovedAmount ?? 0, ct);
        return c.Approve(approval.OccurredOn, door.Actor, approval.Amount.Yuan, year, balance.FullYear - approved, approval.Conditions, approval.Escalation, rules);
    }
}
