using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Application.Divisions;

/// <summary>Divisions that the caller may see.</summary>
/// <param name="ParentCode">Only those directly below this one.</param>
/// <param name="ValidOn">Only those whose code was in force on this day.</param>
/// <param name="Sort"><c>code</c>; a leading minus turns it round.</param>
public sealed record ListDivisions(Choice<DivisionLevel>? Level, string? ParentCode, DateOnly? ValidOn,
    string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<DivisionDto>>, IPaged;

internal sealed class ListDivisionsRules : AbstractValidator<ListDivisions>
{
    public ListDivisionsRules()
    {
        this.CheckPaging();
        RuleFor(q => q.Level).Known();
    }
}

internal sealed class ListDivisionsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListDivisions, Result<Page<DivisionDto>>>
{
    private static readonly Keyset<DivisionDto> Order = new(new("code", (DivisionDto d) => d.Code));

    public Task<Result<Page<DivisionDto>>> Handle(ListDivisions request, CancellationToken cancellationToken)
    {
        var divisions = db.Divisions.AsQueryable();
        if (request.Level is { } level) divisions = divisions.Where(d => d.Level == level.Value);
        if (request.ParentCode is { } parent) divisions = divisions.Where(d => d.ParentCode == parent);
        if (request.ValidOn is { } day) divisions = divisions.Where(d => d.ValidFrom <= day && (d.ValidTo == null || d.ValidTo >= day));
        return Order.ReadAsync(divisions.ProjectTo<DivisionDto>(mapper.ConfigurationProvider), request, cancellationToken);
    }
}
