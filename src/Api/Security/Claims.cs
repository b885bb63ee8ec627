using System.Security.Claims;
using ReliefApi.Application.Access;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Security;

/// <summary>What a token says about its holder: <c>sub</c>, <c>role</c> (kebab-case) and <c>division</c> (six digits; 000000 for the whole country).</summary>
internal static class Claims
{
    public const string Subject = "sub", Role = "role", Division = "division";

    public static Caller? ToCaller(this ClaimsPrincipal user) =>
        user.FindFirstValue(Subject) is { Length: > 0 and <= 200 } subject
        && ParseRole(user.FindFirstValue(Role)) is { } role
        && user.FindFirstValue(Division) is { } division && (division == DivisionCode.Nation || DivisionCode.IsValid(division))
            ? new(subject, role, division)
            : null;

    public static ClaimsIdentity Of(string subject, Role role, string division, string scheme) =>
        new([new(Subject, subject), new(Role, NameOf(role)), new(Division, division)], scheme, Subject, Role);

    public static string NameOf(Role role) => role switch
    {
        Domain.Security.Role.CountyClerk => "county-clerk",
        Domain.Security.Role.CountyReviewer => "county-reviewer",
        Domain.Security.Role.CountyFinance => "county-finance",
        Domain.Security.Role.ProvinceReader => "province-reader",
        _ => "administrator",
    };

    public static Role? ParseRole(string? name) => Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(r => NameOf(r!.Value) == name);
}
