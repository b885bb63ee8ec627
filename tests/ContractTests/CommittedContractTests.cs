using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReliefApi.IntegrationTests.Contract;
using ReliefApi.IntegrationTests.Fixture;

[assembly: AssemblyFixture(typeof(ReliefHost))]

namespace ReliefApi.ContractTests;

public sealed class CommittedContractTests(ReliefHost host)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    [Fact]
    public async Task What_is_served_is_what_is_committed()
    {
        var served = Sorted((await ServedContract.ReadAsync(host)).Document)!.ToJsonString(Readable) + "\n";
        var file = Committed();
        if (Environment.GetEnvironmentVariable("RELIEF_ACCEPT_CONTRACT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, served);
        }
        var committed = File.Exists(file) ? await File.ReadAllTextAsync(file) : "{}";
        if (served == committed) return;

        var differences = Differences(JsonNode.Parse(committed), JsonNode.Parse(served), "").Take(10);
        Assert.Fail($"""
            The served document differs from contract/openapi.v1.json. If callers are meant to see this, accept it with RELIEF_ACCEPT_CONTRACT=1 ./test and tell them in CHANGELOG.md.
            {string.Join("\n", differences)}
            """);
    }

    private static string Committed([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "contract", "openapi.v1.json");

    /// <summary>Members by name; arrays that are sets (required, tags, enums keep their order) as they are, parameters by place and name.</summary>
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted).OrderBy(i => i is JsonObject named ? $"{named["in"]} {named["name"]}" : "", StringComparer.Ordinal)]),
        _ => node?.DeepClone(),
    };

    private static IEnumerable<string> Differences(JsonNode? committed, JsonNode? served, string at)
    {
        if (JsonNode.DeepEquals(committed, served)) return [];
        if (committed is JsonObject c && served is JsonObject s)
            return c.Select(m => m.Key).Union(s.Select(m => m.Key)).SelectMany(name =>
                !s.ContainsKey(name) ? [$"- {at}/{name}"] : !c.ContainsKey(name) ? [$"+ {at}/{name}"] : Differences(c[name], s[name], $"{at}/{name}"));
        if (committed is JsonArray a && served is JsonArray b && a.Count == b.Count)
            return a.Zip(b).SelectMany((pair, i) => Differences(pair.First, pair.Second, $"{at}/{i}"));
        return [$"~ {at}: {committed?.ToJsonString()} -> {served?.ToJsonString()}"];
    }
}
