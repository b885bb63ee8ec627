using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.Application.Batches;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Batches;

public sealed class BatchUpsertTests(ReliefHost host)
{
    [Fact]
    public async Task Rows_are_created_then_unchanged_then_updated_by_their_codes()
    {
        var county = await TestCounty.CreateAsync(host);
        JsonObject[] rows = [Department(county, "D10"), Department(county, "D11", "unit", parent: "D10")];
        Counts((await SendAsync(county.Administrator, "/departments", rows)).Ok()).ShouldBe((2, 0, 0, 0));
        Counts((await SendAsync(county.Administrator, "/departments", rows)).Ok()).ShouldBe((0, 0, 2, 0));
        rows[1]["name"] = "新名称";
        var updated = (await SendAsync(county.Administrator, "/departments", rows)).Ok();
        Counts(updated).ShouldBe((0, 1, 1, 0));
        var unit = (await county.Clerk.ReadAsync(updated.Items[1]["resource"]!.GetValue<string>())).Ok();
        (unit.Body!["name"]!.GetValue<string>(), unit.Revision).ShouldBe(("新名称", 2));
    }

    [Fact]
    public async Task One_refused_row_refuses_all_and_every_refused_row_is_named()
    {
        var county = await TestCounty.CreateAsync(host);
        var refused = await SendAsync(county.Administrator, "/departments",
            Department(county, "D10"), Department(county, "D11", "unit"), Department(county, "D12").With(("name", "")), Department(county, "D10"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, refused.Text);
        refused.Codes.ShouldBe(["department.unit_needs_department", "field.required", "batch.key_twice"]);
        refused.Pointers.ShouldBe(["/items/1/parentId", "/items/2/name", "/items/3"]);
        (await county.Clerk.ReadAsync($"/departments?divisionCode={county.Code}")).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Row_by_row_the_good_ones_stand_and_the_four_counts_add_up()
    {
        var county = await TestCounty.CreateAsync(host);
        (await SendAsync(county.Administrator, "/departments", Department(county, "D10"), Department(county, "D11"))).Ok();
        var answer = (await SendAsync(county.Administrator, "/departments", "?mode=perRow",
            Department(county, "D10"), Department(county, "D11").With(("name", "改")), Department(county, "D12"), Department(county, "D13", "unit", parent: "none"))).Ok(HttpStatusCode.MultiStatus);
        Counts(answer).ShouldBe((1, 1, 1, 1));
        answer.Items.Select(i => i["outcome"]!.GetValue<string>()).ShouldBe(["unchanged", "updated", "created", "rejected"]);
        answer.Items[3]["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("department.not_found");
        answer.Items[3]["errors"]![0]!["pointer"]!.GetValue<string>().ShouldBe("/items/3/parentCode");
        (await county.Clerk.ReadAsync($"/departments?divisionCode={county.Code}")).Items.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Projects_relate_by_codes_and_keep_their_place()
    {
        var county = await TestCounty.CreateAsync(host);
        JsonObject[] rows = [Project(county, "P1", 1), Project(county, "P2", 2, parent: "P1")];
        Counts((await SendAsync(county.Clerk, "/projects", rows)).Ok()).ShouldBe((2, 0, 0, 0));
        (await SendAsync(county.Clerk, "/projects", Project(county, "P2", 1))).Refused(HttpStatusCode.UnprocessableEntity, "project.place_is_fixed", "/items/0/level");
        (await SendAsync(county.Clerk, "/projects", Project(county, "P2", 2))).Refused(HttpStatusCode.UnprocessableEntity, "project.place_is_fixed", "/items/0/parentCode");
        (await SendAsync(county.Clerk, "/projects", Project(county, "P3", 2, parent: "P9"))).Refused(HttpStatusCode.UnprocessableEntity, "project.parent_not_level_one", "/items/0/parentCode");
        (await SendAsync(county.Clerk, "/projects", Project(county, "P3", 1).With(("departmentCode", "none")))).Refused(HttpStatusCode.UnprocessableEntity, "department.not_found", "/items/0/departmentCode");
    }

    [Fact]
    public async Task Divisions_are_kept_by_their_code_within_the_subtree_that_the_caller_writes()
    {
        var county = await TestCounty.CreateAsync(host);
        using var administrator = host.As(Role.Administrator, county.Code);
        var row = new JsonObject { ["code"] = county.Code, ["name"] = "更名县", ["validFrom"] = "2000-01-01" };
        var answer = (await SendAsync(administrator, "/divisions", "?mode=perRow", row, row.With(("code", "430102")))).Ok(HttpStatusCode.MultiStatus);
        Counts(answer).ShouldBe((0, 1, 0, 1));
        answer.Items[1]["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("access.read_only");
    }

    [Fact]
    public async Task A_tried_batch_tells_its_outcome_and_stores_nothing()
    {
        var county = await TestCounty.CreateAsync(host);
        Counts((await SendAsync(county.Administrator, "/departments", "?mode=perRow&validateOnly=true", Department(county, "D10"))).Ok(HttpStatusCode.MultiStatus)).ShouldBe((1, 0, 0, 0));
        (await county.Clerk.ReadAsync($"/departments?divisionCode={county.Code}")).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_holds_one_row_at_least_and_a_stated_number_at_most_and_knows_its_modes()
    {
        var county = await TestCounty.CreateAsync(host);
        (await SendAsync(county.Administrator, "/departments")).Refused(HttpStatusCode.UnprocessableEntity, "field.out_of_range", "/items");
        var many = Enumerable.Range(0, BatchRules.Most + 1).Select(i => Department(county, $"M{i}")).ToArray();
        (await SendAsync(county.Administrator, "/departments", many)).Refused(HttpStatusCode.UnprocessableEntity, "field.out_of_range", "/items");
        Counts((await SendAsync(county.Administrator, "/departments", many[1..])).Ok()).ShouldBe((BatchRules.Most, 0, 0, 0));
        (await SendAsync(county.Administrator, "/departments", "?mode=some", Department(county, "D1"))).Refused(HttpStatusCode.BadRequest, "query.unknown_value", "/mode");
    }

    private static Task<Answer> SendAsync(HttpClient client, string address, params JsonObject[] rows) => SendAsync(client, address, "", rows);

    private static Task<Answer> SendAsync(HttpClient client, string address, string query, params JsonObject[] rows) =>
        client.SendAsync($"{address}:batch-upsert{query}", new JsonObject { ["items"] = new JsonArray([.. rows.Select(r => r.DeepClone())]) });

    private static (int, int, int, int) Counts(Answer answer)
    {
        int Of(string name) => answer.Body![name]!.GetValue<int>();
        (Of("created") + Of("updated") + Of("unchanged") + Of("rejected")).ShouldBe(answer.Items.Count);
        return (Of("created"), Of("updated"), Of("unchanged"), Of("rejected"));
    }

    private static JsonObject Department(TestCounty county, string code, string kind = "department", string? parent = null) =>
        new() { ["divisionCode"] = county.Code, ["code"] = code, ["name"] = "部门" + code, ["kind"] = kind, ["parentCode"] = parent };

    private static JsonObject Project(TestCounty county, string code, int level, string? parent = null) => new()
    {
        ["divisionCode"] = county.Code,
        ["code"] = code,
        ["level"] = level,
        ["parentCode"] = parent,
        ["departmentCode"] = "D01",
        ["name"] = "项目" + code,
        ["kind"] = "recurring",
        ["summary"] = "概述",
        ["reviewYear"] = 2023,
    };
}
