using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Api.Sample;
using ReliefApi.Application.Attainment;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Attainment;
using ReliefApi.IntegrationTests.Findings;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Scoring;

/// <summary>An explanation is a promise: each of its addresses opens, and each list has as many rows as it says.</summary>
public sealed class ExplanationWalkTests(ReliefHost host, ITestOutputHelper output)
{
    [Fact]
    public async Task Every_link_of_the_sample_county_opens_and_every_list_has_the_count_it_promises()
    {
        await using var another = await host.AnotherAsync();
        var sample = new SampleCounty(another.Services.GetRequiredService<IServiceScopeFactory>());
        await sample.LoadAsync(_ => { });
        await using (var scope = another.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<IAttainmentRecomputer>().RecomputeAsync(new(SampleCounty.Province, Full: true), null, default);
        var project = Guid.Empty;
        await another.InScopeAsync(SampleCounty.Code, async db => project = await db.Projects.Select(p => p.Id).SingleAsync());
        using var reviewer = another.As(Role.CountyReviewer, SampleCounty.Code);
        var address = $"/projects/{project}/score/explanation?fiscalYear={SampleCounty.Year}&leaves=50";

        var explained = (await reviewer.ReadAsync(address)).Ok();
        var score = (await reviewer.ReadAsync($"/projects/{project}/score?fiscalYear={SampleCounty.Year}")).Ok().Body!;
        explained.Body!["addsUp"]!.GetValue<bool>().ShouldBeTrue(explained.Body["differing"]!.ToJsonString());
        explained.Body["stale"]!.GetValue<bool>().ShouldBeFalse();
        Number(explained.Body["tree"]!, "value").ShouldBe(Number(score, "total"));
        explained.Body["grade"]!.ToString().ShouldBe(score["grade"]!.ToString());
        // 31 people: each case with its number, its person masked and the version of its row.
        var persons = Nodes(explained.Body["tree"]!).First(n => n["key"]!.ToString() == Facts.PersonsPaid);
        (Number(persons, "value"), persons["rows"]!["items"]!.AsArray().Count).ShouldBe((31m, 31));
        persons["rows"]!["items"]!.AsArray().ShouldAllBe(i => i!["person"]!.ToString().EndsWith("**", StringComparison.Ordinal) && i["revision"]!.GetValue<int>() > 1);
        for (var n = 0; n < 33; n++) explained.Text.ShouldNotContain(SamplePeople.NameOf(n).Reveal());

        var (links, lists) = await WalkAsync(reviewer, explained.Body);
        (links, lists).ShouldSatisfyAllConditions(() => links.ShouldBeGreaterThan(120), () => lists.ShouldBeGreaterThan(12));
        output.WriteLine($"{links} links, {lists} lists counted, {explained.Text.Length} characters");

        // An administrator may see every figure, and none of the people behind it.
        using var administrator = another.As(Role.Administrator, SampleCounty.Province);
        var seen = (await administrator.ReadAsync(address)).Ok();
        seen.Text.ShouldNotContain("**");
        Counts(seen.Body!).ShouldBe(Counts(explained.Body));
        await WalkAsync(administrator, seen.Body!);

        var evaluation = await another.DraftAsync(SampleCounty.Code, project, SampleCounty.Year);
        var evaluated = (await reviewer.ReadAsync($"/evaluations/{evaluation}/score/explanation?leaves=50")).Ok().Body!;
        Number(evaluated, "evaluatedTotal").ShouldBe(Number(score, "total"));
        JsonNode.DeepEquals(evaluated["tree"], explained.Body["tree"]).ShouldBeTrue();
    }

    [Fact]
    public async Task The_rows_behind_every_fact_are_those_that_the_recompute_counted()
    {
        var measured = await MeasuredCounty.CreateAsync(host);
        var county = measured.County;
        await county.GrantAsync(20_000, 2019);
        var closed = await (await CaseFile.OpenAsync(county, "A")).ToAsync("close");
        await (await CaseFile.OpenAsync(county, "B", budget: 0)).ToAsync("pay");
        var relapsed = await (await CaseFile.OpenAsync(county, "C", budget: 0)).ToAsync("close");
        await (await CaseFile.OpenAsync(county, "D", budget: 0)).ToAsync("approve");
        var withdrawn = await (await CaseFile.OpenAsync(county, "E", budget: 0)).ToAsync("apply");
        (await withdrawn.TakeAsync(county.Clerk, "withdraw", new() { ["occurredOn"] = "2020-03-20", ["reason"] = "撤回申请" })).Ok();
        (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-C2", relapsed.IdNumber, "2020-06-01", relapsed.PetitionId))).Ok(HttpStatusCode.Created);
        (await closed.TakeAsync(county.Finance, "return-payment", new() { ["occurredOn"] = "2020-07-01", ["amount"] = "1000.00", ["reason"] = "多付" })).Ok();
        await PaidOverTwoYearsAsync(county);
        await measured.RecomputeAsync();

        foreach (var (year, cases) in ((int, int)[])[(2020, 4), (2019, 1)])
        {
            if (year == 2019) await MeasureAsync(measured, year);
            var explained = (await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/score/explanation?fiscalYear={year}")).Ok().Body!;
            explained["addsUp"]!.GetValue<bool>().ShouldBeTrue($"{year}: {explained["differing"]!.ToJsonString()}");
            var facts = Nodes(explained["tree"]!).Where(n => n["level"]!.ToString() == "fact").ToList();
            facts.Select(n => n["key"]!.ToString()).Distinct().Count().ShouldBeGreaterThanOrEqualTo(28);
            Number(facts.First(n => n["key"]!.ToString() == Facts.CasesPaid), "value").ShouldBe(cases);
            await WalkAsync(county.Clerk, explained);
        }
    }

    [Fact]
    public async Task A_row_that_is_not_counted_yet_is_named_until_the_recompute()
    {
        var measured = await MeasuredCounty.CreateAsync(host);
        var county = measured.County;
        await measured.RecomputeAsync();
        var address = $"/projects/{county.ProjectId}/score/explanation?fiscalYear=2020";
        (await county.Clerk.ReadAsync(address)).Ok().Body!["addsUp"]!.GetValue<bool>().ShouldBeTrue();

        (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-new", TestPerson.NextIdNumber()))).Ok(HttpStatusCode.Created);
        var late = (await county.Clerk.ReadAsync(address)).Ok().Body!;
        (late["stale"]!.GetValue<bool>(), late["addsUp"]!.GetValue<bool>()).ShouldBe((true, false));
        late["differing"]!.AsArray().ShouldContain(path => path!.ToString().EndsWith("/petition.repeat-rate/registered", StringComparison.Ordinal));

        await measured.RecomputeAsync();
        (await county.Clerk.ReadAsync(address)).Ok().Body!["addsUp"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Thousands_of_cases_are_counted_and_not_sent()
    {
        var measured = await MeasuredCounty.CreateAsync(host);
        var county = measured.County;
        await (await CaseFile.OpenAsync(county)).ToAsync("close");
        await county.Host.InScopeAsync(county.Code, db => db.Database.ExecuteSqlAsync($"""
            insert into relief.relief_cases
            select (jsonb_populate_record(c, jsonb_build_object('id', 'ffffffff-ffff-4fff-8fff-' || lpad(n::text, 12, '0'), 'number', 'M-' || n, 'person_key', '\x' || md5(n::text) || md5('p' || n), 'payments', 0, 'paid_amount', 0))).*
            from relief.relief_cases c, generate_series(1, 3000) n where c.project_id = {county.ProjectId} and c.number = 'J-1'
            """));
        await measured.RecomputeAsync(full: true);

        var explained = (await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/score/explanation?fiscalYear=2020&leaves=1")).Ok();
        var paid = Nodes(explained.Body!["tree"]!).First(n => n["key"]!.ToString() == Facts.CasesPaid);
        (Number(paid, "value"), paid["rows"]!["count"]!.GetValue<int>(), paid["rows"]!["items"]!.AsArray().Count, paid["rows"]!["more"]!.GetValue<bool>()).ShouldBe((3001m, 3001, 1, true));
        explained.Text.Length.ShouldBeLessThan(250_000);
        (await county.Clerk.ReadAsync(paid["rows"]!["href"]!.ToString()["/api/v1".Length..] + "&includeTotal=true&pageSize=1")).Ok().Body!["total"]!.GetValue<int>().ShouldBe(3001);
    }

    [Fact]
    public async Task What_cannot_be_explained_is_refused_by_name()
    {
        var county = await TestCounty.CreateAsync(host);
        var aside = await TestCounty.CreateAsync(host);
        (await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/score/explanation?fiscalYear=2020")).Refused(HttpStatusCode.NotFound, "goal.not_found");
        (await county.Clerk.ReadAsync($"/projects/{aside.ProjectId}/score/explanation?fiscalYear=2020")).Refused(HttpStatusCode.NotFound, "project.not_found");
        (await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/score/explanation?fiscalYear=2020&leaves=51")).Refused(HttpStatusCode.BadRequest, "field.out_of_range", "/leaves");
        (await county.Clerk.ReadAsync($"/evaluations/{Guid.CreateVersion7()}/score/explanation")).Refused(HttpStatusCode.NotFound, "evaluation.not_found");
        (await county.Clerk.ReadAsync("/relief-cases?countedAs=casesPaid")).Refused(HttpStatusCode.BadRequest, "query.counted_as_and_in", "/countedIn");
        (await county.Clerk.ReadAsync("/petitions?countedOn=2020-12-31")).Refused(HttpStatusCode.BadRequest, "query.counted_as_and_in", "/countedOn");
    }

    /// <summary>A case first paid in December and again in January: it counts in both years.</summary>
    private static async Task PaidOverTwoYearsAsync(TestCounty county)
    {
        var person = TestPerson.NextIdNumber();
        var petition = (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-Y", person, "2019-11-01"))).Ok(HttpStatusCode.Created);
        var opened = (await county.Clerk.SendAsync("/relief-cases", CaseFile.CaseBody(county, petition.Id, "Y", person))).Ok(HttpStatusCode.Created);
        var file = new CaseFile(county, petition.Id, person, opened.Id, opened.Revision);
        foreach (var (verb, client, on) in ((string, HttpClient, string)[])
                 [("apply", county.Clerk, "2019-11-05"), ("first-review", county.Reviewer, "2019-11-06"), ("joint-review", county.Reviewer, "2019-11-07"), ("approve", county.Reviewer, "2019-11-08"),
                  ("notice", county.Clerk, "2019-11-09"), ("sign-agreement", county.Clerk, "2019-11-20")])
            (await file.TakeAsync(client, verb, CaseFile.Body(verb, ("occurredOn", on)))).Ok();
        foreach (var (on, amount) in ((string, string)[])[("2019-12-20", "3000.00"), ("2020-01-10", "2000.00")])
            (await file.TakeAsync(county.Finance, "pay", CaseFile.Body("pay", ("paidOn", on), ("amount", amount)))).Ok();
    }

    /// <summary>Gives the year goals with the indicators of the measured one, and counts them.</summary>
    private static async Task MeasureAsync(MeasuredCounty measured, int year)
    {
        await measured.County.Host.InScopeAsync(measured.County.Code, async db =>
        {
            var project = await db.Projects.SingleAsync(p => p.Id == measured.County.ProjectId);
            var goal = PerformanceGoal.Define(Guid.CreateVersion7(), project, year, IndicatorForm.A, ("N2020", 1), null, "目标", "clerk");
            goal.SetIndicators(Measures.All.Select(m => (Guid.CreateVersion7(), new IndicatorDefinition("OUT.QTY", m.NameZh, IndicatorKind.Quantitative,
                TargetOperator.AtLeast, 50, null, null, m.Unit, 4.5m, m.Code, null, null))));
            db.PerformanceGoals.Add(goal);
            await db.SaveChangesAsync(default);
        });
        await measured.RecomputeAsync(full: true);
    }

    /// <summary>Opens every address; a list is asked for its total, a single resource for its revision.</summary>
    private static async Task<(int Links, int Lists)> WalkAsync(HttpClient client, JsonNode explanation)
    {
        var (links, lists) = (new HashSet<string> { explanation["profileHref"]!.ToString() }, new Dictionary<string, int>());
        Dictionary<string, int> revisions = [];
        foreach (var node in Nodes(explanation["tree"]!))
        {
            if (node["href"]?.ToString() is { } href) links.Add(href);
            if (node["href"] is not null && node["revision"] is { } revision) revisions[node["href"]!.ToString()] = revision.GetValue<int>();
            if (node["rows"] is not JsonObject rows) continue;
            rows["items"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(rows["count"]!.GetValue<int>());
            if (rows["href"]?.ToString() is { } list) lists[list] = rows["count"]!.GetValue<int>();
            foreach (var item in rows["items"]!.AsArray())
            {
                links.Add(item!["href"]!.ToString());
                if (item["kind"]!.ToString() != "actualValue") revisions[item["href"]!.ToString()] = item["revision"]!.GetValue<int>();
            }
        }
        foreach (var link in links)
        {
            var answer = (await client.ReadAsync(link["/api/v1".Length..])).Ok();
            if (revisions.TryGetValue(link, out var revision)) answer.Revision.ShouldBe(revision, link);
        }
        foreach (var (list, count) in lists)
            (await client.ReadAsync($"{list["/api/v1".Length..]}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}includeTotal=true&pageSize=1")).Ok().Body!["total"]!.GetValue<int>().ShouldBe(count, list);
        return (links.Count, lists.Count);
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => [node, .. node["children"]!.AsArray().SelectMany(child => Nodes(child!))];

    private static List<int> Counts(JsonNode explanation) => [.. Nodes(explanation["tree"]!).Where(n => n["rows"] is not null).Select(n => n["rows"]!["count"]!.GetValue<int>())];

    private static decimal? Number(JsonNode node, string member) => node[member]?.GetValue<decimal>();
}
