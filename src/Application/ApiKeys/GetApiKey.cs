using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Security;

namespace ReliefApi.Application.ApiKeys;

/// <summary>One key.</summary>
public sealed record GetApiKey(Guid Id) : IQuery<ApiKeyDto>;

internal sealed class GetApiKeyHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<GetApiKey, Result<ApiKeyDto>>
{
    public async Task<Result<ApiKeyDto>> Handle(GetApiKey request, CancellationToken cancellationToken) =>
        await db.ApiKeys.Where(k => k.Id == request.Id).ProjectTo<ApiKeyDto>(mapper.ConfigurationProvider).SingleOrDefaultAsync(cancellationToken)
            is { } key ? key : ApiKeyErrors.NotFound;
}
