using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Security;

/// <summary>Roles of callers. Clerks enter, reviewers decide, finance pays, provinces read sums, administrators set up.</summary>
public enum Role { CountyClerk, CountyReviewer, CountyFinance, ProvinceReader, Administrator }

/// <summary>A machine's key. Only the hash of its secret is kept.</summary>
public sealed class ApiKey : IBelongsToDivision, IRevised
{
    private ApiKey() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public string Name { get; private set; } = "";
    public Role Role { get; private set; }
    /// <summary>SHA-256 of the secret: the secret has 256 random bits, so no slow hash is needed.</summary>
    public byte[] SecretHash { get; private set; } = [];
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public string CreatedBy { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public int Revision { get; private set; }

    public static ApiKey Issue(Guid id, string divisionCode, string name, Role role, byte[] secretHash, DateTimeOffset expiresAt, string by, DateTimeOffset at) => new()
    {
        Id = id,
        DivisionCode = divisionCode,
        Name = name,
        Role = role,
        SecretHash = secretHash,
        ExpiresAt = expiresAt,
        CreatedBy = by,
        CreatedAt = at,
    };

    public bool IsValidAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}

public static class ApiKeyErrors
{
    public static readonly Error NotFound = Error.NotFound("api_key.not_found", "接口密钥不存在。", "No such API key.");
    public static readonly Error ExpiryPassed = Error.Rule("api_key.expiry_passed", "失效时间须在将来。", "A key expires in the future.");
}

/// <summary>Who saw or did what with protected data; insert-only, chained by hash within a division.</summary>
public sealed class AuditEntry : IBelongsToDivision
{
    private AuditEntry() { }

    public string DivisionCode { get; private set; } = "";
    public long Sequence { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string Actor { get; private set; } = "";
    public string Action { get; private set; } = "";
    public string Subject { get; private set; } = "";
    /// <summary>Names of the members concerned; never their values.</summary>
    public string Members { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public byte[] PreviousHash { get; private set; } = [];
    public byte[] Hash { get; private set; } = [];

    public static AuditEntry After(AuditEntry? previous, string divisionCode, DateTimeOffset at, string actor, string action, string subject, string members, string reason)
    {
        // PostgreSQL keeps microseconds: a finer instant would hash differently once read back.
        var entry = new AuditEntry
        {
            DivisionCode = divisionCode,
            Sequence = (previous?.Sequence ?? 0) + 1,
            At = new DateTimeOffset(at.UtcTicks / 10 * 10, TimeSpan.Zero),
            Actor = actor,
            Action = action,
            Subject = subject,
            Members = members,
            Reason = reason,
            PreviousHash = previous?.Hash ?? [],
        };
        entry.Hash = entry.ComputeHash();
        return entry;
    }

    /// <summary>Whether this entry is unchanged and follows the given one.</summary>
    public bool Follows(AuditEntry? previous) =>
        Sequence == (previous?.Sequence ?? 0) + 1 && PreviousHash.AsSpan().SequenceEqual(previous?.Hash ?? []) && Hash.AsSpan().SequenceEqual(ComputeHash());

    private byte[] ComputeHash() => System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(
        new object[] { DivisionCode, Sequence, At.UtcTicks, Actor, Action, Subject, Members, Reason, Convert.ToHexString(PreviousHash) })));
}
