using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.History;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.ReliefCases;

/// <summary>Relief cases that the caller may see.</summary>
/// <param name="AppliedFrom">Applied for on this day or later.</param>
/// <param name="AppliedTo">Applied for on this day or earlier.</param>
/// <param name="PaidYear">With a payment in this fiscal year.</param>
/// <param name="Sort"><c>id</c> (order of entry) or <c>number</c>; a leading minus turns it round.</param>
/// <param name="AsOf">Business date: without what happened later.</param>
/// <param name="KnownAt">Instant: without what was recorded later. Versions hold no personal data: the masks are today's.</param>
public sealed record ListReliefCases(Choice<ReliefCaseStatus>? Status, Guid? ProjectId, DateOnly? AppliedFrom, DateOnly? AppliedTo, int? PaidYear,
    string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal,
    TimePoint? AsOf = null, TimePoint? KnownAt = null) : IQuery<Page<ReliefCaseDto>>, IPaged, ITimeTravel;

internal sealed class ListReliefCasesRules : AbstractValidator<ListReliefCases>
{
    public ListReliefCasesRules(TimeProvider clock)
    {
        this.CheckMoment(clock);
        this.CheckPaging();
        RuleFor(q => q.Status).Known();
    }
}

internal sealed class ListReliefCasesHandler(IApplicationDbContext db, ReliefCaseDoor door) : IRequestHandler<ListReliefCases, Result<Page<ReliefCaseDto>>>
{
    private static readonly Keyset<ReliefCase> Order = new(new("id", (ReliefCase c) => c.Id), new SortKey<ReliefCase>("number", (ReliefCase c) => c.Number));

    public async Task<Result<Page<ReliefCaseDto>>> Handle(ListReliefCases request, CancellationToken cancellationToken)
    {
        var at = Moment.Of(request);
        var cases = db.ReliefCases.At(at, request.ProjectId).AsNoTracking();
        var payments = db.Payments.At(at);
        if (request.Status is { } status) cases = cases.Where(c => c.Status == status.Value);
        if (request.ProjectId is { } project) cases = cases.Where(c => c.ProjectId == project);
        if (request.AppliedFrom is { } from) cases = cases.Where(c => c.AppliedOn >= from);
        if (request.AppliedTo is { } to) cases = cases.Where(c => c.AppliedOn <= to);
        if (request.PaidYear is { } year) cases = cases.Where(c => payments.Any(p => p.CaseId == c.Id && p.FiscalYear == year && p.Amount > 0));

        var page = await Order.ReadAsync(cases, request, cancellationToken);
        if (!page.Succeeded) return Result<Page<ReliefCaseDto>>.Refused(page.Errors);
        return new Page<ReliefCaseDto> { Items = await door.ShowAsync(page.Value.Items, cancellationToken), NextCursor = page.Value.NextCursor, Total = page.Value.Total };
    }
}
