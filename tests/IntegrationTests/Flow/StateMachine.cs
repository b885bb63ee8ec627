using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Contract;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Flow;

/// <summary>
/// One row of a table, put into every state of its machine and tried with every step by every role over HTTP. Steps, states and roles come from the
/// program; who may do what, and where it leads, comes from a table written here by hand. Beforehand the row must say the same of itself.
/// </summary>
internal sealed record StateMachine<TState>(TestCounty County, string Table, string Address, Guid Id, IReadOnlyList<FlowStep<TState>> Steps) where TState : struct, Enum
{
    /// <summary>A line of operations, then a line for each state: who may, and the state it leads to where that is another (<c>Clerk>Submitted</c>); a dash for nobody.</summary>
    public required string Expected { get; init; }
    public Func<string, Task<JsonNode?>> BodyOf { get; init; } = _ => Task.FromResult<JsonNode?>(null);
    /// <summary>The revision that a step names, where it is not the row's own.</summary>
    public Func<string, Task<int?>> RevisionOf { get; init; } = _ => Task.FromResult<int?>(null);
    public required Func<TState, string> CodeIn { get; init; }
    public required Func<TState, string> Before { get; init; }
    public string After { get; init; } = "select 1";

    private sealed record Cell(IReadOnlyList<Role> Roles, string? LeadsTo);

    /// <summary>Returns how many combinations were tried.</summary>
    public async Task<int> CheckAsync()
    {
        var contract = await ServedContract.ReadAsync(County.Host);
        var expected = ReadExpected();
        List<string> faults = [];
        var tried = 0;
        foreach (var state in Enum.GetValues<TState>())
            foreach (var step in Steps)
            {
                var operation = contract.Operations.Single(o => o.Id == step.Operation);
                foreach (var role in Enum.GetValues<Role>())
                {
                    faults.AddRange(await TryAsync(operation, expected[(state, step.Operation)], state, role));
                    tried++;
                }
            }
        faults.ShouldBeEmpty();
        return tried;
    }

    private Dictionary<(TState, string), Cell> ReadExpected()
    {
        var lines = Expected.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0).ToList();
        var operations = lines[0];
        operations.Order().ShouldBe(Steps.Select(s => s.Operation).Order(), "the table names every step of the machine and no other");
        lines.Skip(1).Select(words => words[0]).Order().ShouldBe(Enum.GetNames<TState>().Order(), "the table names every state of the machine and no other");
        return lines.Skip(1).SelectMany(words => operations.Select((operation, i) => ((Enum.Parse<TState>(words[0]), operation), CellOf(words[i + 1])))).ToDictionary(c => c.Item1, c => c.Item2);
    }

    private static Cell CellOf(string word)
    {
        if (word == "-") return new([], null);
        var parts = word.Split('>');
        return new([.. parts[0].Split('+').Select(name => Enum.Parse<Role>("County" + name))], parts.ElementAtOrDefault(1));
    }

    private async Task<IReadOnlyList<string>> TryAsync(ServedOperation operation, Cell cell, TState state, Role role)
    {
        await Sql.RunAsync(County.Host.Database.Owner, Scope(County.Code) + Before(state) + $" where id = '{Id}'; {After}", last: true);
        using var client = County.Host.As(role, County.Code);
        var expected = cell.Roles.Contains(role) ? null : operation.Roles.Contains(role) ? CodeIn(state) : "auth.forbidden";
        var what = $"{role} · {state} · {operation.Id}";
        List<string> faults = [];
        var shown = await client.ReadAsync(Address);
        if (shown.Status == HttpStatusCode.OK)
        {
            var action = shown.Body!["actions"]!.AsArray().Single(a => a!["name"]!.ToString() == operation.Id)!;
            if (action["whyNot"]?["code"]?.ToString() != expected) faults.Add($"{what}: the resource says {action.ToJsonString()} instead of {expected ?? "allowed"}");
        }

        var before = await TraceAsync();
        var body = await BodyOf(operation.Id) ?? (operation.Body is { } schema ? Sample.Of(operation.Contract, schema, "body", Id, County.Code) : null);
        using var answer = await client.ChangeAsync(new(operation.Method), operation.Address(Id, County.Code)["/api/v1".Length..],
            operation.NeedsIfMatch ? await RevisionOf(operation.Id) ?? before.Revision : null, body);
        var text = await answer.Content.ReadAsStringAsync();
        var code = answer.IsSuccessStatusCode ? null : JsonNode.Parse(text)!["errors"]![0]!["code"]!.ToString();
        var after = await TraceAsync();
        if (code != expected) faults.Add($"{what}: {code ?? "taken"} instead of {expected ?? "taken"}: {text}");
        if (code is not null && before != after) faults.Add($"{what}: refused, but something changed");
        if (code is null && after.Status != (cell.LeadsTo ?? state.ToString())) faults.Add($"{what}: led to {after.Status}");
        if (code is null && cell.LeadsTo is not null && after.Transitions != before.Transitions + 1) faults.Add($"{what}: left no transition");
        return faults;
    }

    private async Task<(string Status, int Revision, string Rows, long Transitions)> TraceAsync()
    {
        var row = (string)(await Sql.RunAsync(County.Host.Database.Owner, Scope(County.Code) + $"""
            select concat_ws('|', t.status, t.revision, (select count(*) from relief.flow_transitions where subject_id = t.id),
                md5(t::text) || (select count(*) from relief.flow_transitions) || (select count(*) from relief.supplements) || (select count(*) from relief.result_applications)
                || (select count(*) from relief.rectification_items) || (select count(*) from relief.evaluation_overrides) || (select count(*) from relief.goal_adjustments)
                || (select count(*) from relief.evaluation_drafts))
            from relief.{Table} t where t.id = '{Id}'
            """, last: true))!;
        var parts = row.Split('|');
        return (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), parts[3], long.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    public static string Scope(string code) =>
        $"select set_config('app.read_from', '{code}', false), set_config('app.read_to', '{code}', false), set_config('app.write_from', '{code}', false), set_config('app.write_to', '{code}', false); ";
}
