using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Security;

namespace ReliefApi.Application.ApiKeys;

/// <summary>Who holds this key. Asked before there is a caller, so it looks over the whole country, for one exact hash.</summary>
public sealed record RecogniseApiKey(string Secret) : IQuery<Caller>;

internal sealed class RecogniseApiKeyHandler(IApplicationDbContext db, CallContext call, TimeProvider clock) : IRequestHandler<RecogniseApiKey, Result<Caller>>
{
    public async Task<Result<Caller>> Handle(RecogniseApiKey request, CancellationToken cancellationToken)
    {
        call.BeJob("api-key", DivisionCode.Nation);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(request.Secret));
        var key = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.SecretHash == hash, cancellationToken);
        if (key is null || !key.IsValidAt(clock.GetUtcNow())) return ApiKeyErrors.NotFound;
        var holder = new Caller($"key:{key.Id}", key.Role, key.DivisionCode);
        call.Be(holder);
        return holder;
    }
}
