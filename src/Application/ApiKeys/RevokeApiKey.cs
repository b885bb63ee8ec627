using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Security;

namespace ReliefApi.Application.ApiKeys;

/// <summary>The key opens nothing from the next request on; its record stays.</summary>
public sealed record RevokeApiKey(Guid Id, int ExpectedRevision) : ICommand<Done>;

internal sealed class RevokeApiKeyHandler(IApplicationDbContext db, TimeProvider clock) : IRequestHandler<RevokeApiKey, Result<Done>>
{
    public async Task<Result<Done>> Handle(RevokeApiKey request, CancellationToken cancellationToken)
    {
        var key = await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == request.Id, cancellationToken);
        if (key.FaultOf(request.ExpectedRevision, ApiKeyErrors.NotFound) is { } fault) return fault;
        key!.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return new Done();
    }
}
