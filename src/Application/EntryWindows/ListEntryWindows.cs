using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.EntryWindows;

/// <summary>Entry windows recorded in the caller's divisions.</summary>
/// <param name="Sort"><c>id</c> (order of entry); a leading minus turns it round.</param>
public sealed record ListEntryWindows(string? DivisionCode, int? FiscalYear, string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<EntryWindowDto>>, IPaged;

internal sealed class ListEntryWindowsRules : AbstractValidator<ListEntryWindows>
{
    public ListEntryWindowsRules() => this.CheckPaging();
}

internal sealed class ListEntryWindowsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListEntryWindows, Result<Page<EntryWindowDto>>>
{
    private static readonly Keyset<EntryWindowDto> Order = new(new("id", (EntryWindowDto w) => w.Id));

    public Task<Result<Page<EntryWindowDto>>> Handle(ListEntryWindows request, CancellationToken cancellationToken)
    {
        var windows = db.EntryWindows.AsQueryable();
        if (request.DivisionCode is { } division) windows = windows.Where(w => w.DivisionCode == division);
        if (request.FiscalYear is { } year) windows = windows.Where(w => w.FiscalYear == year);
        return Order.ReadAsync(windows.ProjectTo<EntryWindowDto>(mapper.ConfigurationProvider), request, cancellationToken);
    }
}
