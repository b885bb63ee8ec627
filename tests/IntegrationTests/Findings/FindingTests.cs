using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Api.Sample;
using ReliefApi.Application.Attainment;
using ReliefApi.Domain.Departments;
using ReliefApi.Domain.Security;
using ReliefApi.Domain.WorkMeasures;
using ReliefApi.IntegrationTests.Fixture;
using ReliefApi.IntegrationTests.Goals;

namespace ReliefApi.IntegrationTests.Findings;

public sealed class FindingTests(ReliefHost host, ITestOutputHelper output)
{
    [Fact]
    public async Task The_catalogue_lists_every_rule_once_with_its_severity_and_texts()
    {
        var county = await TestCounty.CreateAsync(host);
        var rules = (await county.Clerk.ReadAsync("/finding-rules")).Ok().Items;
        rules.Select(r => r["id"]!.ToString()).ShouldBeUnique();
        rules.Count(r => r["id"]!.ToString() is ['F', >= '0' and <= '4', _]).ShouldBe(47);
        rules.Select(r => r["id"]!.ToString()).ShouldContain("WEIGHT_SUM_NOT_100");
        rules.ShouldAllBe(r => r["messageZh"]!.ToString().Length > 0 && r["messageEn"]!.ToString().Length > 0 && r["severity"]!.ToString().Length > 0);
    }

    [Fact]
    public async Task Findings_follow_the_records_at_once_without_being_asked_for()
    {
        var county = await TestCounty.CreateAsync(host);
        await county.GrantAsync(50_000);
        var before = await ReadAsync(county);
        before["blocksSubmission"]!.GetValue<bool>().ShouldBeTrue();
        Ids(before).ShouldContain("F32");
        await GoalTests.Define(county, GoalTests.Goal(GoalTests.Rows()[0].With(("measureCode", null), ("name", "开展救助"))));
        var after = await ReadAsync(county);
        Ids(after).ShouldNotContain("F32");
        // Goals speak of cases, their only quantity of persons; the weights are far from 100; nothing has arrived.
        new[] { "F02", "F12", "F47", "WEIGHT_SUM_NOT_100" }.Except(Ids(after)).ShouldBeEmpty();
        var found = after["items"]!.AsArray().Single(i => i!["id"]!.ToString() == "F12")!;
        found["row"]!.ToString().ShouldNotBeEmpty();
        found["values"]!.AsArray().Select(v => v!["value"]!.ToString()).ShouldContain("人");
        (after["counts"]!["errors"]!.GetValue<int>(), after["counts"]!["warnings"]!.GetValue<int>()).ShouldBe(
            (after["items"]!.AsArray().Count(i => i!["severity"]!.ToString() == "error"), after["reasonsDue"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Findings_of_another_county_do_not_exist_and_a_year_must_be_one()
    {
        var (county, aside) = (await TestCounty.CreateAsync(host), await TestCounty.CreateAsync(host));
        (await aside.Reviewer.ReadAsync($"/projects/{county.ProjectId}/findings?fiscalYear=2020")).Refused(HttpStatusCode.NotFound, "project.not_found");
        (await aside.Reviewer.ReadAsync($"/evaluations/{Guid.NewGuid()}/findings")).Refused(HttpStatusCode.NotFound, "evaluation.not_found");
        (await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/findings?fiscalYear=1999")).Refused(HttpStatusCode.BadRequest, "field.out_of_range", "/fiscalYear");
        (await host.As(Role.ProvinceReader, county.Province).ReadAsync($"/projects/{county.ProjectId}/findings?fiscalYear=2020")).Refused(HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Fact]
    public async Task Text_copied_from_an_earlier_year_or_from_another_department_is_found_in_the_records()
    {
        var county = await TestCounty.CreateAsync(host);
        const string Subject = "组织各乡镇对历年积案逐件分析原因并制定化解方案，明确包案人员和办结时限，按月通报";
        await host.InScopeAsync(county.Code, async db =>
        {
            var other = Department.Register(Guid.CreateVersion7(), county.Code, "D02", "县司法局", DepartmentKind.Department, null);
            db.Departments.Add(other);
            await db.SaveChangesAsync(default);
            db.WorkMeasures.Add(Trained(county, county.DepartmentId, 2019, Subject + "。"));
            db.WorkMeasures.Add(Trained(county, county.DepartmentId, 2020, Subject));
            db.WorkMeasures.Add(Trained(county, other.Id, 2020, "对" + Subject));
            await db.SaveChangesAsync(default);
        });
        var found = await ReadAsync(county);
        Copies.Except(Ids(found)).ShouldBeEmpty();
        found["items"]!.AsArray().Single(i => i!["id"]!.ToString() == "COPIED_FROM_OTHER_DEPARTMENT")!["messageZh"]!.ToString().ShouldContain("县司法局2020年");
        Ids((await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/findings?fiscalYear=2019")).Ok().Body!).ShouldNotContain("COPIED_FROM_EARLIER_YEAR");

        var copied = await county.Clerk.SendAsync("/findings:check", new { text = $"救助资金项目支出绩效评价报告\n2020年度\n一、基本情况\n{Subject}。\n二、绩效评价工作开展情况\n无。", projectId = county.ProjectId });
        Copies.Except(Ids(copied.Ok().Body!)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_document_is_checked_as_text_or_taken_apart_and_nothing_is_stored()
    {
        var county = await TestCounty.CreateAsync(host);
        const string Text = "救助资金项目支出绩效评价报告\n（参考提纲）\n一、基本情况\n2020年安排资金。\n";
        var found = (await county.Clerk.SendAsync("/findings:check", new { text = Text })).Ok().Body!;
        found["blocksSubmission"]!.GetValue<bool>().ShouldBeTrue();
        var title = found["items"]!.AsArray().Single(i => i!["id"]!.ToString() == "F29")!;
        Text.Substring(title["start"]!.GetValue<int>(), title["length"]!.GetValue<int>()).ShouldBe("参考提纲");
        Ids((await county.Clerk.SendAsync("/findings:check", new { report = Taken(Text) })).Ok().Body!).ShouldContain("F41");

        await RefusedAsync(new JsonObject(), "finding.one_document");
        await RefusedAsync(new JsonObject { ["text"] = Text, ["report"] = Taken(Text) }, "finding.one_document");
        await RefusedAsync(new JsonObject { ["report"] = Taken(Text).With(("sections", new JsonArray((JsonNode?)null))) }, "finding.part_missing");
        await RefusedAsync(new JsonObject { ["report"] = Taken(Text).With(("sections", new JsonArray(new JsonObject { ["heading"] = "一", ["headingSpan"] = new JsonObject { ["start"] = 90_000, ["length"] = 1 }, ["paragraphs"] = new JsonArray() }))) }, "finding.span_outside_text");
        await RefusedAsync(new JsonObject { ["text"] = new string('文', 100_001) }, "field.length");
        var aside = await TestCounty.CreateAsync(host);
        (await county.Clerk.SendAsync("/findings:check", new { text = Text, projectId = aside.ProjectId })).Refused(HttpStatusCode.NotFound, "project.not_found");

        async Task RefusedAsync(JsonObject body, string code) => (await county.Clerk.SendAsync("/findings:check", body)).Refused(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task The_sample_county_s_own_draft_raises_only_what_is_truly_open()
    {
        var another = await host.AnotherAsync();
        try
        {
            var sample = new SampleCounty(another.Services.GetRequiredService<IServiceScopeFactory>());
            await sample.LoadAsync(_ => { });
            await using var scope = another.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IAttainmentRecomputer>().RecomputeAsync(new(SampleCounty.Province, Full: true), null, default);
            var project = Guid.Empty;
            await another.InScopeAsync(SampleCounty.Code, async db => project = await db.Projects.Select(p => p.Id).SingleAsync());
            var evaluation = await another.DraftAsync(SampleCounty.Code, project, SampleCounty.Year);
            var found = (await another.As(Role.CountyReviewer, SampleCounty.Code).ReadAsync($"/evaluations/{evaluation}/findings")).Ok().Body!;
            foreach (var item in found["items"]!.AsArray()) output.WriteLine($"{item!["id"]} {item["severity"]} {item["place"]}: {item["messageZh"]}");
            found["items"]!.AsArray().Where(i => i!["severity"]!.ToString() != "information").Select(i => i!["id"]!.ToString()).Distinct().Order(StringComparer.Ordinal).ShouldBe(["PLACEHOLDER_OPEN", "TARGET_MISSED"]);
        }
        finally
        {
            await another.DisposeAsync();
        }
    }

    private static readonly string[] Copies = ["COPIED_FROM_EARLIER_YEAR", "COPIED_FROM_OTHER_DEPARTMENT"];

    private static JsonObject Taken(string text) => new()
    {
        ["text"] = text,
        ["sections"] = new JsonArray(),
        ["projects"] = new JsonArray(),
        ["indicators"] = new JsonArray(),
        ["amounts"] = new JsonArray(),
        ["measures"] = new JsonArray(),
    };

    private static WorkMeasure Trained(TestCounty county, Guid department, int year, string subject) => WorkMeasure.Record(Guid.CreateVersion7(), county.Code, department, WorkMeasureKind.Training,
        new(year, 5, 1), subject, new(null, null, null, null, 20, null, null, null, null)).Value;

    private static async Task<JsonNode> ReadAsync(TestCounty county) => (await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/findings?fiscalYear=2020")).Ok().Body!;

    private static List<string> Ids(JsonNode found) => [.. found["items"]!.AsArray().Select(i => i!["id"]!.ToString())];
}
