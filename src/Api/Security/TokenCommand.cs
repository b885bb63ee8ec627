using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Security;

/// <summary><c>token --role ROLE --division CODE [--subject NAME] [--hours N]</c>: prints a token signed with this installation's key.</summary>
internal static class TokenCommand
{
    public static int Run(string[] args, Tokens tokens)
    {
        string? Given(string name) => Array.IndexOf(args, "--" + name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        var role = Claims.ParseRole(Given("role"));
        var division = Given("division");
        if (role is null || division is null || (division != DivisionCode.Nation && !DivisionCode.IsValid(division)) || !double.TryParse(Given("hours") ?? "8", out var hours))
        {
            Console.Error.WriteLine($"token --role {{{string.Join('|', Enum.GetValues<Role>().Select(Claims.NameOf))}}} --division CODE [--subject NAME] [--hours N]");
            return 2;
        }
        Console.WriteLine(tokens.Issue(Given("subject") ?? $"{Claims.NameOf(role.Value)}@{division}", role.Value, division, TimeSpan.FromHours(hours), DateTimeOffset.UtcNow));
        return 0;
    }
}
