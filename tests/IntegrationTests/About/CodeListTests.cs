using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Contract;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.About;

public sealed class CodeListTests(ReliefHost host)
{
    [Fact]
    public async Task Every_enumeration_of_the_document_has_a_list_with_its_codes_in_both_languages()
    {
        using var client = host.As(Role.ProvinceReader, "420000");
        var lists = (await client.ReadAsync("/code-lists")).Ok().Items.ToDictionary(l => l["name"]!.GetValue<string>(), l => l["items"]!.AsArray().Select(i => i!.AsObject()).ToList());
        var contract = await ServedContract.ReadAsync(host);
        var named = contract.Document["components"]!["schemas"]!.AsObject().Where(s => s.Value!["enum"] is not null).ToList();
        named.Count.ShouldBeGreaterThan(30);
        foreach (var (schema, shape) in named)
        {
            var name = string.Concat(schema.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
            lists.ShouldContainKey(name, $"{schema} has no labels: add them to CodeLabels");
            lists[name].Select(i => i["code"]!.GetValue<string>()).ShouldBe(shape!["enum"]!.AsArray().Select(v => v!.GetValue<string>()), schema);
        }
        // Parameters list their values where they stand.
        foreach (var operation in contract.Operations)
            foreach (var values in operation.Parameters.Select(p => p["schema"]!["enum"]).OfType<JsonArray>())
                lists.Values.Any(l => l.Select(i => i["code"]!.GetValue<string>()).SequenceEqual(values.Select(v => v!.GetValue<string>()))).ShouldBeTrue($"{operation}: no list holds {values.ToJsonString()}");
        foreach (var (name, items) in lists)
        {
            items.ShouldNotBeEmpty(name);
            items.ShouldAllBe(i => i["zh"]!.GetValue<string>().Any(c => c >= '\u4e00' && c <= '\u9fff') && i["en"]!.GetValue<string>().All(c => c < '\u0080') && i["en"]!.GetValue<string>().Length > 0, name);
            items.Select(i => i["zh"]!.GetValue<string>()).Distinct().Count().ShouldBe(items.Count, name);
        }
    }

    [Fact]
    public async Task A_list_alone_is_the_same_as_among_all_and_an_unknown_one_is_not_found()
    {
        using var client = host.As(Role.CountyClerk, "420101");
        foreach (var list in (await client.ReadAsync("/code-lists")).Ok().Items)
            JsonNode.DeepEquals((await client.ReadAsync($"/code-lists/{list["name"]}")).Ok().Body, list).ShouldBeTrue($"{list["name"]}");
        (await client.ReadAsync("/code-lists/nosuch")).Refused(HttpStatusCode.NotFound, "code_list.not_found");
    }

    [Fact]
    public async Task Labels_are_those_that_reports_and_taxonomies_print()
    {
        using var client = host.As(Role.CountyClerk, "420101");
        (await LabelAsync("evaluation-kind", "selfEvaluation")).ShouldBe("单位自评");
        (await LabelAsync("project-kind", "recurring") + "项目").ShouldBe("经常性项目");
        foreach (var category in IndicatorCategory.All) (await LabelAsync("indicator-category", category.Code)).ShouldBe(category.LabelZh);

        async Task<string> LabelAsync(string list, string code) =>
            (await client.ReadAsync($"/code-lists/{list}")).Ok().Items.Single(i => i["code"]!.GetValue<string>() == code)["zh"]!.GetValue<string>();
    }
}
