using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Operations;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Operations;

namespace ReliefApi.Application.Evaluations;

/// <summary>Open, score and draft the evaluation of every project of a year in a division's subtree. Starting the same run twice is the same run.</summary>
public sealed record StartYearEnd : ICommand<OperationDto>
{
    /// <summary>Root of the subtree; 000000 for the whole country.</summary>
    public required string DivisionCode { get; init; }
    public required int FiscalYear { get; init; }
}

internal sealed class StartYearEndRules : AbstractValidator<StartYearEnd>
{
    public StartYearEndRules(TimeProvider clock)
    {
        RuleFor(r => r.DivisionCode).IsDivisionCode().Unless(r => r.DivisionCode == DivisionCode.Nation);
        RuleFor(r => r.FiscalYear).InclusiveBetween(2000, clock.Today().Year);
    }
}

internal sealed class StartYearEndHandler(IApplicationDbContext db, ICallContext call, TimeProvider clock) : IRequestHandler<StartYearEnd, Result<OperationDto>>
{
    public async Task<Result<OperationDto>> Handle(StartYearEnd request, CancellationToken cancellationToken)
    {
        // Two starts at the same moment: the second waits here and then finds the first.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(7305893)", cancellationToken);
        var existing = await db.Operations.SingleOrDefaultAsync(o => o.Kind == OperationKind.YearEnd && o.DivisionCode == request.DivisionCode
            && o.FiscalYear == request.FiscalYear && o.Status != OperationStatus.Cancelled, cancellationToken);
        if (existing is not null) return OperationDto.Of(existing, existing.Done, existing.Failed);

        var operation = Operation.YearEnd(Guid.CreateVersion7(), request.DivisionCode, request.FiscalYear, call.Actor, clock.GetUtcNow());
        db.Operations.Add(operation);
        await db.SaveChangesAsync(cancellationToken);
        var range = DivisionRange.Subtree(request.DivisionCode);
        // Every project that has goals or money in the year; one statement, in the transaction of its run.
        var total = await db.Database.ExecuteSqlAsync(
            $"""
            insert into relief.year_end_items (operation_id, project_id, division_code, state, attempts)
            select {operation.Id}, p.id, p.division_code, 'Pending', 0 from relief.projects p
            where p.division_code between {range.From} and {range.To}
              and (exists (select from relief.performance_goals g where g.project_id = p.id and g.fiscal_year = {request.FiscalYear})
                   or exists (select from relief.budget_balances b where b.project_id = p.id and b.fiscal_year = {request.FiscalYear}))
            """, cancellationToken);
        operation.Enlist(total);
        await db.SaveChangesAsync(cancellationToken);
        return OperationDto.Of(operation, 0, 0);
    }
}
