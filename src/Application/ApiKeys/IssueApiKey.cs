using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Security;

namespace ReliefApi.Application.ApiKeys;

/// <summary>A new key for a machine.</summary>
public sealed record IssueApiKey : ICommand<IssuedApiKey>, INotReplayed
{
    /// <summary>Which machine will hold it.</summary>
    public required string Name { get; init; }
    public required Role Role { get; init; }
    /// <summary>A registered division within the administrator's own.</summary>
    public required string DivisionCode { get; init; }
    /// <summary>In the future.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A new key and, this once, its secret.</summary>
public sealed record IssuedApiKey : IHasRevision
{
    public required ApiKeyDto Key { get; init; }
    /// <summary>To be sent as <c>X-Api-Key</c>. It cannot be shown again.</summary>
    public required string Secret { get; init; }

    int IHasRevision.Revision => Key.Revision;
}

internal sealed class IssueApiKeyRules : AbstractValidator<IssueApiKey>
{
    public IssueApiKeyRules(TimeProvider clock)
    {
        RuleFor(k => k.Name).NotEmpty().MaximumLength(100);
        RuleFor(k => k.Role).IsInEnum();
        RuleFor(k => k.DivisionCode).IsDivisionCode();
        RuleFor(k => k.ExpiresAt).Must(at => at > clock.GetUtcNow()).Refuse(ApiKeyErrors.ExpiryPassed);
    }
}

internal sealed class IssueApiKeyHandler(IApplicationDbContext db, IMapper mapper, ICallContext call, TimeProvider clock) : IRequestHandler<IssueApiKey, Result<IssuedApiKey>>
{
    private const string Prefix = "rk_";

    public async Task<Result<IssuedApiKey>> Handle(IssueApiKey request, CancellationToken cancellationToken)
    {
        if (!await db.Divisions.AnyAsync(d => d.DivisionCode == request.DivisionCode, cancellationToken))
            return (DivisionErrors.NotFound with { Kind = ErrorKind.Rule }).At("/divisionCode");

        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var key = ApiKey.Issue(Guid.CreateVersion7(), request.DivisionCode, request.Name, request.Role, SHA256.HashData(Encoding.UTF8.GetBytes(secret)),
            request.ExpiresAt.ToUniversalTime(), call.Actor, clock.GetUtcNow());
        db.ApiKeys.Add(key);
        await db.SaveChangesAsync(cancellationToken);
        return new IssuedApiKey
        {
            Key = await db.ApiKeys.Where(k => k.Id == key.Id).ProjectTo<ApiKeyDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken),
            Secret = secret,
        };
    }
}
