using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Budgets;

/// <summary>What people enter about one line of a budget ledger.</summary>
public sealed record BudgetEntryContent
{
    public required int FiscalYear { get; init; }
    public required BudgetEntryKind Kind { get; init; }
    /// <summary>Positive, except for adjustments, which carry their sign, and counter-entries.</summary>
    public required Money Amount { get; init; }
    /// <summary>A day of the fiscal year.</summary>
    public required DateOnly OccurredOn { get; init; }
    /// <summary>Required for adjustments.</summary>
    public string? DocumentNumber { get; init; }
    /// <summary>Required for adjustments and counter-entries.</summary>
    public string? Reason { get; init; }
    /// <summary>The entry that this one reverses, with the opposite amount.</summary>
    public Guid? CorrectsId { get; init; }
}

/// <summary>Posts an entry to a project's budget ledger.</summary>
public sealed record RecordBudgetEntry(Guid ProjectId, BudgetEntryContent Body) : ICommand<BudgetEntryDto>;

internal sealed class RecordBudgetEntryRules : AbstractValidator<RecordBudgetEntry>
{
    public RecordBudgetEntryRules(TimeProvider clock)
    {
        RuleFor(r => r.Body.FiscalYear).IsFiscalYear();
        RuleFor(r => r.Body.Kind).IsInEnum();
        RuleFor(r => r.Body.DocumentNumber).MaximumLength(100);
        RuleFor(r => r.Body.Reason).MaximumLength(1000);
        RuleFor(r => r.Body.OccurredOn).Must((r, day) => day <= clock.Today() || !r.Body.Kind.MovesMoney()).Refuse(PetitionErrors.FutureDate);
    }
}

internal sealed class RecordBudgetEntryHandler(IApplicationDbContext db, BudgetLedger ledger, ICallContext call, TimeProvider clock, IMapper mapper)
    : IRequestHandler<RecordBudgetEntry, Result<BudgetEntryDto>>
{
    public async Task<Result<BudgetEntryDto>> Handle(RecordBudgetEntry request, CancellationToken cancellationToken)
    {
        var body = request.Body;
        var project = await db.Projects.SingleOrDefaultAsync(p => p.Id == request.ProjectId, cancellationToken);
        if (project is null) return ProjectErrors.NotFound;

        // Everything below is asked under the lock: another entry or a first level-2 project may have come in meanwhile.
        var balance = await ledger.LockAsync(project.Id, project.DivisionCode, body.FiscalYear, cancellationToken);
        if (await db.Projects.AnyAsync(p => p.ParentId == project.Id, cancellationToken)) return ProjectErrors.HasSubProjects;
        var corrects = body.CorrectsId is { } id ? await db.BudgetEntries.SingleOrDefaultAsync(e => e.Id == id && e.ProjectId == project.Id, cancellationToken) : null;
        if (body.CorrectsId is not null && corrects is null) return (BudgetErrors.NotFound with { Kind = ErrorKind.Rule }).At("/correctsId");
        if (corrects?.PaymentId is not null) return BudgetErrors.PostedByPayment.At("/correctsId");
        if (corrects is not null && await db.BudgetEntries.AnyAsync(e => e.CorrectsId == corrects.Id, cancellationToken)) return BudgetErrors.AlreadyCorrected.At("/correctsId");

        var entry = BudgetEntry.Record(Guid.CreateVersion7(), balance, body.Kind, body.Amount.Yuan, body.OccurredOn, body.DocumentNumber, body.Reason,
            call.Actor, clock.GetUtcNow(), corrects: corrects);
        if (!entry.Succeeded) return Result<BudgetEntryDto>.Refused(entry.Errors);

        db.BudgetEntries.Add(entry.Value);
        await db.SaveChangesAsync(cancellationToken);
        return await db.BudgetEntries.Where(e => e.Id == entry.Value.Id).ProjectTo<BudgetEntryDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken);
    }
}
