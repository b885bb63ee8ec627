using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.History;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Budgets;

/// <summary>The budget ledger of one project.</summary>
/// <param name="Id">The project.</param>
/// <param name="FiscalYear">Only entries of this year.</param>
/// <param name="Kind">Only entries of this kind.</param>
/// <param name="Sort"><c>id</c> (order of entry); a leading minus turns it round.</param>
/// <param name="AsOf">Business date: without what happened later.</param>
/// <param name="KnownAt">Instant: without what was recorded later.</param>
public sealed record ListBudgetEntries(Guid Id, int? FiscalYear, Choice<BudgetEntryKind>? Kind,
    string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal,
    TimePoint? AsOf = null, TimePoint? KnownAt = null) : IQuery<Page<BudgetEntryDto>>, IPaged, ITimeTravel;

internal sealed class ListBudgetEntriesRules : AbstractValidator<ListBudgetEntries>
{
    public ListBudgetEntriesRules(TimeProvider clock)
    {
        this.CheckMoment(clock);
        this.CheckPaging();
        RuleFor(q => q.Kind).Known();
    }
}

internal sealed class ListBudgetEntriesHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListBudgetEntries, Result<Page<BudgetEntryDto>>>
{
    private static readonly Keyset<BudgetEntryDto> Order = new(new("id", (BudgetEntryDto e) => e.Id));

    public async Task<Result<Page<BudgetEntryDto>>> Handle(ListBudgetEntries request, CancellationToken cancellationToken)
    {
        if (!await db.Projects.AnyAsync(p => p.Id == request.Id, cancellationToken)) return ProjectErrors.NotFound;
        var entries = db.BudgetEntries.Where(e => e.ProjectId == request.Id).At(Moment.Of(request));
        if (request.FiscalYear is { } year) entries = entries.Where(e => e.FiscalYear == year);
        if (request.Kind is { } kind) entries = entries.Where(e => e.Kind == kind.Value);
        return await Order.ReadAsync(entries.ProjectTo<BudgetEntryDto>(mapper.ConfigurationProvider), request, cancellationToken);
    }
}
