using System.Security.Cryptography;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.PersonalData;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Pipeline;

/// <summary>The first answer to a keyed command, kept in the transaction that made it true.</summary>
public sealed class IdempotencyRecord : IBelongsToDivision
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public string Subject { get; private set; } = "";
    public string Key { get; private set; } = "";
    public string DivisionCode { get; private set; } = "";
    public byte[] RequestHash { get; private set; } = [];
    public string? Response { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
}

public static class IdempotencyErrors
{
    public static readonly Error OtherRequest = Error.Rule("idempotency.other_request", "该幂等键已用于另一个请求。", "This Idempotency-Key was used for another request.");
}

/// <summary>
/// Same key, same request: the first answer again. The insert waits for a first attempt that is still running, so fifty equal requests
/// in parallel have one effect and fifty equal answers; the wait is bounded by the connection's lock timeout.
/// </summary>
internal sealed class IdempotencyBehavior<TRequest, TResponse>(IApplicationDbContext db, ICallContext call, IPersonalDataVault vault, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not ICommand || request is INotReplayed || call.ValidateOnly || call.IdempotencyKey is not { } key) return await next();

        var hash = vault.Fingerprint(JsonSerializer.SerializeToUtf8Bytes(new { name = typeof(TRequest).Name, request }, ClearJson.Options));
        var now = clock.GetUtcNow();
        var expired = now - IdempotencyRecord.Kept;
        var mine = await db.Database.ExecuteSqlAsync(
            $"""
            insert into relief.idempotency_records (subject, key, division_code, request_hash, created_at)
            values ({call.Actor}, {key}, {call.DivisionCode}, {hash}, {now})
            on conflict (subject, key) do update set request_hash = excluded.request_hash, created_at = excluded.created_at, response = null
            where idempotency_records.created_at < {expired}
            """, cancellationToken);
        var record = await db.IdempotencyRecords.AsNoTracking().SingleAsync(r => r.Subject == call.Actor && r.Key == key, cancellationToken);
        if (mine == 0)
            return CryptographicOperations.FixedTimeEquals(record.RequestHash, hash)
                ? JsonSerializer.Deserialize<TResponse>(record.Response!, KeptAnswer.Options)!
                : TResponse.Refused([IdempotencyErrors.OtherRequest]);

        var response = await next();
        if (response.Succeeded)
        {
            await db.SaveChangesAsync(cancellationToken);
            // Not through the tracked record: a batch clears what is tracked after each of its rows.
            var answer = JsonSerializer.Serialize(response, KeptAnswer.Options);
            await db.IdempotencyRecords.Where(r => r.Subject == call.Actor && r.Key == key).ExecuteUpdateAsync(s => s.SetProperty(r => r.Response, answer), cancellationToken);
        }
        return response;
    }
}
