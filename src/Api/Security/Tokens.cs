using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Security;

/// <summary>Tokens signed by this installation's own key. A county with an identity provider sets Auth:Authority and uses its tokens instead.</summary>
internal sealed class Tokens(byte[] signingKey)
{
    public const string Issuer = "relief-api", Audience = "relief-api";

    private readonly SymmetricSecurityKey _key = new(signingKey);

    /// <summary>One algorithm, one issuer, one audience; expiry with no grace beyond clock drift.</summary>
    public TokenValidationParameters Validation => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Audience,
        IssuerSigningKey = _key,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ClockSkew = TimeSpan.FromSeconds(5),
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        RoleClaimType = Claims.Role,
        NameClaimType = Claims.Subject,
    };

    public string Issue(string subject, Role role, string division, TimeSpan life, DateTimeOffset now) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Audience,
        Subject = Claims.Of(subject, role, division, "token"),
        NotBefore = now.UtcDateTime,
        IssuedAt = now.UtcDateTime,
        Expires = (now + life).UtcDateTime,
        SigningCredentials = new(_key, SecurityAlgorithms.HmacSha256),
    });
}
