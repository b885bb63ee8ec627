using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Security;

namespace ReliefApi.Application.ApiKeys;

/// <summary>Keys of the caller's divisions, revoked and expired ones too.</summary>
/// <param name="DivisionCode">Only those of this division.</param>
/// <param name="Sort"><c>id</c> (order of issue); a leading minus turns it round.</param>
public sealed record ListApiKeys(string? DivisionCode, Choice<Role>? Role, string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<ApiKeyDto>>, IPaged;

internal sealed class ListApiKeysRules : AbstractValidator<ListApiKeys>
{
    public ListApiKeysRules()
    {
        this.CheckPaging();
        RuleFor(q => q.Role).Known();
    }
}

internal sealed class ListApiKeysHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListApiKeys, Result<Page<ApiKeyDto>>>
{
    private static readonly Keyset<ApiKeyDto> Order = new(new("id", (ApiKeyDto k) => k.Id));

    public Task<Result<Page<ApiKeyDto>>> Handle(ListApiKeys request, CancellationToken cancellationToken)
    {
        var keys = db.ApiKeys.AsQueryable();
        if (request.DivisionCode is { } division) keys = keys.Where(k => k.DivisionCode == division);
        if (request.Role is { } role) keys = keys.Where(k => k.Role == role.Value);
        return Order.ReadAsync(keys.ProjectTo<ApiKeyDto>(mapper.ConfigurationProvider), request, cancellationToken);
    }
}
