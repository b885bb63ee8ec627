using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Contract;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.ContractTests;

/// <summary>What holds for every operation of the document and every route of the host; none is listed here by name.</summary>
public sealed class EveryOperationTests(ReliefHost host)
{
    [Fact]
    public Task It_has_a_name_of_its_own_a_summary_and_a_declared_tag() => EveryAsync((operation, contract) =>
    [
        ("an operationId", operation.Node.ContainsKey("operationId")),
        ("an operationId of its own", contract.Operations.Count(o => o.Id == operation.Id) == 1),
        ("an operationId in camelCase", IsCamelCase(operation.Id)),
        ("a summary", operation.Node["summary"]?.GetValue<string>() is { Length: > 0 }),
        ("one declared tag", operation.Node["tags"] is JsonArray { Count: 1 } tags && contract.Document["tags"]!.AsArray().Any(t => JsonNode.DeepEquals(t!["name"], tags[0]))),
        ("an address under /api/v1", operation.Path.StartsWith("/api/v1/", StringComparison.Ordinal)),
        ("an address of kebab-case nouns", operation.Path.Split('/', ':').All(part => part.StartsWith('{') || part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))),
    ]);

    [Fact]
    public Task It_says_who_may_call_it() => EveryAsync((operation, _) =>
    [
        ("security, or no roles", operation.IsAnonymous == (operation.Roles.Count == 0)),
        ("distinct known roles", operation.Roles.Distinct().Count() == operation.Roles.Count && operation.Roles.All(r => Enum.IsDefined(r))),
    ]);

    [Fact]
    public Task It_documents_one_success_with_its_schema_and_every_refusal() => EveryAsync((operation, contract) =>
    {
        var responses = operation.Node["responses"]!.AsObject();
        int[] refusals = [400, 404, 429, 503, .. responses.ContainsKey("204") && responses.Count(r => r.Key[0] == '2') == 1 ? Array.Empty<int>() : [406], .. operation.IsAnonymous ? Array.Empty<int>() : [401, 403],
            .. operation.Reads ? Array.Empty<int>() : [409, 422], .. operation.Body is null ? Array.Empty<int>() : [413, 415], .. operation.NeedsIfMatch ? [412, 428] : Array.Empty<int>()];
        return
        [
            ("a success", responses.Any(r => r.Key[0] == '2')),
            .. responses.Where(r => r.Key[0] == '2' && r.Key != "204").Select(r => ($"a schema for {r.Key}", r.Value!["content"] is JsonObject content && content.All(m => m.Value!["schema"] is not null))),
            .. refusals.Select(status => ($"{status} as a problem document",
                responses[$"{status}"]?["content"]?["application/problem+json"]?["schema"]?["$ref"]?.GetValue<string>() == "#/components/schemas/Problem")),
            .. responses.Select(r => ($"a description of {r.Key}", r.Value!["description"]?.GetValue<string>() is { Length: > 0 })),
            ("304 beside an entity tag", operation.Method != "GET" || responses["200"]?["headers"]?["ETag"] is null || responses.ContainsKey("304")),
            ("If-Match on what replaces or deletes", operation.Method is not ("PUT" or "PATCH" or "DELETE") || operation.NeedsIfMatch),
        ];
    });

    [Fact]
    public Task Its_parameters_are_camelCase_and_a_list_takes_those_of_every_list() => EveryAsync((operation, contract) =>
    [
        .. operation.In("query").Concat(operation.In("path")).Select(p => p["name"]!.GetValue<string>()).Select(name => ($"{name} in camelCase", IsCamelCase(name))),
        .. operation.Parameters.Select(p => ($"a type of {p["name"]}", p["schema"] is JsonObject schema && (schema.ContainsKey("type") || schema.ContainsKey("$ref")))),
        .. IsPage(operation, contract) ? new[] { "cursor", "pageSize", "sort", "includeTotal" }.Select(name => ($"the parameter {name}", operation.In("query").Any(p => p["name"]!.GetValue<string>() == name))) : [],
    ]);

    [Fact]
    public async Task Every_reference_resolves_and_every_schema_is_used()
    {
        var contract = await ServedContract.ReadAsync(host);
        var references = References(contract.Document).ToHashSet();
        var schemas = contract.Document["components"]!["schemas"]!.AsObject().Select(s => "#/components/schemas/" + s.Key).ToList();
        schemas.ShouldNotBeEmpty();
        references.Where(r => r.StartsWith("#/components/schemas/", StringComparison.Ordinal)).Except(schemas).ShouldBeEmpty("references to nothing");
        schemas.Except(references).ShouldBeEmpty("schemas that nothing refers to");
    }

    [Fact]
    public async Task Every_route_of_the_host_is_in_the_document_or_left_out_on_purpose()
    {
        var documented = (await ServedContract.ReadAsync(host)).Operations.Select(o => $"{o.Method} {o.Path}").ToHashSet();
        var served = Routes().Where(r => r.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()?.ExcludeFromDescription != true)
            .SelectMany(r => Methods(r).Select(m => $"{m} {Plain(r.RoutePattern)}")).ToList();
        served.ShouldNotBeEmpty();
        served.Order().ShouldBe(documented.Order());
    }

    [Fact]
    public void Every_route_of_the_host_says_who_may_come_in()
    {
        var routes = Routes().ToList();
        routes.ShouldNotBeEmpty();
        routes.Where(r => r.Metadata.GetMetadata<IAuthorizeData>() is null && r.Metadata.GetMetadata<AuthorizationPolicy>() is null && r.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(r => r.DisplayName).ShouldBeEmpty();
    }

    private async Task EveryAsync(Func<ServedOperation, ServedContract, IEnumerable<(string Demand, bool Met)>> demands)
    {
        var contract = await ServedContract.ReadAsync(host);
        contract.Operations.SelectMany(o => demands(o, contract).Where(d => !d.Met).Select(d => $"{o.Method} {o.Path} lacks {d.Demand}")).ShouldBeEmpty();
    }

    private IEnumerable<RouteEndpoint> Routes() => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>A route that names no method takes them all.</summary>
    private static IReadOnlyList<string> Methods(RouteEndpoint route) => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"];

    /// <summary>The route without its constraints.</summary>
    private static string Plain(Microsoft.AspNetCore.Routing.Patterns.RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        _ => p.ToString(),
    }))));

    private static bool IsPage(ServedOperation operation, ServedContract contract) =>
        operation.Method == "GET" && operation.Node["responses"]?["200"]?["content"]?["application/json"]?["schema"] is JsonObject schema
        && contract.Resolve(schema)["properties"] is JsonObject members && members.ContainsKey("items") && members.ContainsKey("nextCursor");

    private static bool IsCamelCase(string name) => name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name.All(char.IsAsciiLetterOrDigit);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => m.Key == "$ref" ? [m.Value!.GetValue<string>()] : References(m.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
