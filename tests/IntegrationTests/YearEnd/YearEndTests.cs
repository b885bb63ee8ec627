using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Hangfire;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Operations;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.YearEnd;

public sealed class YearEndTests(WorkingHost working) : IClassFixture<WorkingHost>
{
    private const int Year = 2019;
    private readonly ReliefHost _host = working.Host;

    [Fact]
    public async Task Every_project_with_goals_or_money_of_the_year_gets_one_evaluation_and_one_draft_whose_hash_is_right()
    {
        var county = await TestCounty.CreateAsync(_host);
        List<Guid> expected = [];
        await _host.InScopeAsync(county.Code, async db =>
        {
            expected.AddRange(await SeededProjects.AddAsync(db, county.Code, county.DepartmentId, Year, 5));
            expected.AddRange(await SeededProjects.AddAsync(db, county.Code, county.DepartmentId, Year, 2, money: false));
            expected.AddRange(await SeededProjects.AddAsync(db, county.Code, county.DepartmentId, Year, 2, goals: false));
            await SeededProjects.AddAsync(db, county.Code, county.DepartmentId, Year - 1, 2);
        });

        var answer = await StartAsync(county);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var started = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        answer.Headers.Location!.ToString().ShouldBe($"/api/v1/operations/{started["id"]}");
        started["total"]!.GetValue<int>().ShouldBe(expected.Count);

        var ended = await EndOfAsync(county, started);

        ended["status"]!.GetValue<string>().ShouldBe("succeeded");
        (ended["done"]!.GetValue<int>(), ended["failed"]!.GetValue<int>()).ShouldBe((expected.Count, 0));
        await _host.InScopeAsync(county.Code, async db =>
        {
            var evaluations = await db.Evaluations.ToListAsync();
            evaluations.Select(e => e.ProjectId).Order().ShouldBe(expected.Order());
            evaluations.ShouldAllBe(e => e.FiscalYear == Year && e.Kind == EvaluationKind.SelfEvaluation);
            var drafts = await db.EvaluationDrafts.ToListAsync();
            drafts.Select(d => d.EvaluationId).Order().ShouldBe(evaluations.Select(e => e.Id).Order());
            drafts.ShouldAllBe(d => d.Sha256 == Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(d.Model))));
            var items = await db.YearEndItems.ToListAsync();
            items.ShouldAllBe(i => i.State == YearEndItemState.Done && i.Attempts == 1 && i.Error == null);
            items.Select(i => (i.EvaluationId!.Value, i.DraftSha256!)).Order().ShouldBe(drafts.Select(d => (d.EvaluationId, d.Sha256)).Order());
        });
    }

    [Fact]
    public async Task A_run_started_again_or_ten_times_at_once_is_the_same_run()
    {
        var county = await TestCounty.CreateAsync(_host);
        await SeedAsync(county, 6);

        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => await IdOfAsync(await StartAsync(county))));
        ids.Distinct().Count().ShouldBe(1);
        await EndOfAsync(county, ids[0]);
        (await IdOfAsync(await StartAsync(county))).ShouldBe(ids[0]);

        await _host.InScopeAsync(county.Code, async db =>
        {
            (await db.Operations.CountAsync()).ShouldBe(1);
            (await db.YearEndItems.CountAsync()).ShouldBe(6);
            (await db.EvaluationDrafts.CountAsync()).ShouldBe(6);
        });
    }

    [Fact]
    public async Task A_project_that_cannot_be_scored_is_given_up_after_five_attempts_and_stops_no_other()
    {
        var county = await TestCounty.CreateAsync(_host);
        await Sql.RunAsync(_host.Database.Owner, "insert into relief.scoring_profiles (code, version, definition) values ('BROKEN', 1, '[\"no profile\"]')");
        List<Guid> broken = [];
        await _host.InScopeAsync(county.Code, async db =>
        {
            broken = await SeededProjects.AddAsync(db, county.Code, county.DepartmentId, Year, 1, profile: ("BROKEN", 1));
            await SeededProjects.AddAsync(db, county.Code, county.DepartmentId, Year, 4);
        });

        var ended = await EndOfAsync(county, await IdOfAsync(await StartAsync(county)));

        ended["status"]!.GetValue<string>().ShouldBe("completedWithErrors");
        (ended["done"]!.GetValue<int>(), ended["failed"]!.GetValue<int>()).ShouldBe((4, 1));
        var failed = (await county.Administrator.GetFromJsonAsync<JsonNode>($"/api/v1/operations/{ended["id"]}/items?state=failed"))!["items"]!.AsArray().ShouldHaveSingleItem()!;
        failed["projectId"]!.GetValue<Guid>().ShouldBe(broken[0]);
        failed["attempts"]!.GetValue<int>().ShouldBe(5);
        failed["error"]!.GetValue<string>().ShouldBe("InvalidDataException");
        await _host.InScopeAsync(county.Code, async db => (await db.Evaluations.AnyAsync(e => e.ProjectId == broken[0])).ShouldBeFalse());
    }

    [Fact]
    public async Task A_cancelled_run_stops_within_five_seconds_and_leaves_room_for_a_new_one()
    {
        var county = await TestCounty.CreateAsync(_host);
        await SeedAsync(county, 300);
        var id = await IdOfAsync(await StartAsync(county));
        await EventuallyAsync(async () => await FinishedAsync(county, id) > 0);

        var cancelled = await county.Administrator.PostAsync($"/api/v1/operations/{id}:cancel", null);
        cancelled.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await cancelled.Content.ReadFromJsonAsync<JsonNode>())!["status"]!.GetValue<string>().ShouldBe("cancelled");
        var watch = Stopwatch.StartNew();
        var (finished, since) = (await FinishedAsync(county, id), TimeSpan.Zero);
        while (watch.Elapsed < TimeSpan.FromSeconds(7))
        {
            if (await FinishedAsync(county, id) is var now && now != finished) (finished, since) = (now, watch.Elapsed);
            await Task.Delay(100);
        }
        since.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        finished.ShouldBeLessThan(300);

        var next = await IdOfAsync(await StartAsync(county));
        next.ShouldNotBe(id);
        watch.Restart();
        (await EndOfAsync(county, next))["done"]!.GetValue<int>().ShouldBe(300);
        TestContext.Current.TestOutputHelper?.WriteLine($"{300 / watch.Elapsed.TotalSeconds:0} drafts/s");
        (await FinishedAsync(county, id)).ShouldBe(finished);
        (await county.Administrator.PostAsync($"/api/v1/operations/{next}:cancel", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_run_of_a_county_leaves_every_other_county_alone()
    {
        var (county, neighbour) = (await TestCounty.CreateAsync(_host), await TestCounty.CreateAsync(_host));
        await SeedAsync(county, 3);
        await SeedAsync(neighbour, 3);

        var id = await IdOfAsync(await StartAsync(county));
        (await EndOfAsync(county, id))["total"]!.GetValue<int>().ShouldBe(3);

        await _host.InScopeAsync(neighbour.Code, async db =>
        {
            (await db.Evaluations.CountAsync()).ShouldBe(0);
            (await db.YearEndItems.CountAsync()).ShouldBe(0);
            (await db.ProjectFacts.CountAsync()).ShouldBe(0);
        });
        (await neighbour.Administrator.GetAsync($"/api/v1/operations/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.Administrator.PostAsync($"/api/v1/operations/{id}:cancel", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.Administrator.PostAsJsonAsync("/api/v1/year-end-runs", new { divisionCode = county.Code, fiscalYear = Year - 1 })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await county.Clerk.PostAsJsonAsync("/api/v1/year-end-runs", new { divisionCode = county.Code, fiscalYear = Year - 1 })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_draft_is_served_in_the_format_that_is_asked_for()
    {
        const string docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        var county = await TestCounty.CreateAsync(_host);
        await SeedAsync(county, 1);
        await EndOfAsync(county, await IdOfAsync(await StartAsync(county)));
        var evaluation = (await county.Clerk.GetFromJsonAsync<JsonNode>("/api/v1/evaluations"))!["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<Guid>();

        foreach (var (accept, format, type) in new[] { (null, null, "application/json"), ("*/*", null, "application/json"), ("application/json", null, "application/json"), ("text/html", null, "text/html"),
                     ("text/html;q=0.5, " + docx, null, docx), ("text/html", "json", "application/json"), (null, "html", "text/html"), ("application/json", "docx", docx) })
        {
            var answer = await DraftAsync(accept, format);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{accept} {format}");
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            var body = await answer.Content.ReadAsByteArrayAsync();
            if (type == docx) body[..2].ShouldBe("PK"u8.ToArray());
            else if (type == "text/html") Encoding.UTF8.GetString(body).ShouldContain("信访救助资金0");
            else JsonNode.Parse(body)!.AsObject().Count.ShouldBeGreaterThan(1);
        }

        foreach (var (accept, format) in new[] { ("application/pdf", null), ("image/png, text/csv", null), ((string?)null, "pdf"), ("*/*", "doc") })
        {
            var refusal = await DraftAsync(accept, format);
            refusal.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable, $"{accept} {format}");
            refusal.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }

        Task<HttpResponseMessage> DraftAsync(string? accept, string? format)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/evaluations/{evaluation}/draft" + (format is null ? "" : "?format=" + format));
            if (accept is not null) request.Headers.Add("Accept", accept);
            return county.Clerk.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_recompute_runs_as_an_operation_and_a_second_one_changes_no_row()
    {
        var county = await TestCounty.CreateAsync(_host);
        var project = (await SeedAsync(county, 3))[0];

        await RecomputeAsync("/api/v1/attainment:recompute", new { divisionCode = county.Code, full = true });
        var first = await VersionsAsync();
        first.ShouldNotBeEmpty();
        (await county.Clerk.GetFromJsonAsync<JsonNode>($"/api/v1/projects/{project}/score?fiscalYear={Year}"))!["total"].ShouldNotBeNull();

        await RecomputeAsync("/api/v1/attainment:recompute", new { divisionCode = county.Code, full = true });
        await RecomputeAsync("/api/v1/attainment:recompute", new { divisionCode = county.Code, full = false });
        await RecomputeAsync($"/api/v1/projects/{project}/attainment:recompute", null);
        (await VersionsAsync()).ShouldBe(first);

        async Task RecomputeAsync(string address, object? body)
        {
            var answer = await (body is null ? county.Administrator.PostAsync(address, null) : county.Administrator.PostAsJsonAsync(address, body));
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            var ended = await EndOfAsync(county, await IdOfAsync(answer));
            ended["status"]!.GetValue<string>().ShouldBe("succeeded");
            ended["kind"]!.GetValue<string>().ShouldBe("recompute");
        }

        async Task<string> VersionsAsync() => (string)(await Sql.RunAsync($"{_host.Database.Owner};Options='-c app.read_from={county.Code} -c app.read_to={county.Code}'",
            """
            select string_agg(row, ',' order by row) from (
                select id::text || xmin::text as row from relief.indicators union all
                select project_id::text || xmin::text from relief.project_facts) rows
            """))!;
    }

    [Fact]
    public async Task The_recurring_jobs_keep_the_county_s_time()
    {
        List<RecurringJobDto> jobs = [];
        await EventuallyAsync(() =>
        {
            using var storage = _host.Services.GetRequiredService<JobStorage>().GetConnection();
            jobs = storage.GetRecurringJobs();
            return Task.FromResult(jobs.Count == 4);
        });
        jobs.ShouldAllBe(j => j.TimeZoneId == "Asia/Shanghai" && j.LoadException == null);
        jobs.Single(j => j.Id == "RecomputeAttainmentJob").Cron.ShouldBe(WorkingHost.NightlyRecompute);
        jobs.Single(j => j.Id == "StartYearEndJob").Cron.ShouldBe(WorkingHost.YearEnd);
    }

    private async Task<List<Guid>> SeedAsync(TestCounty county, int count)
    {
        List<Guid> projects = [];
        await _host.InScopeAsync(county.Code, async db => projects = await SeededProjects.AddAsync(db, county.Code, county.DepartmentId, Year, count));
        return projects;
    }

    private static Task<HttpResponseMessage> StartAsync(TestCounty county) =>
        county.Administrator.PostAsJsonAsync("/api/v1/year-end-runs", new { divisionCode = county.Code, fiscalYear = Year });

    private static async Task<Guid> IdOfAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<Guid>();
    }

    private static async Task<int> FinishedAsync(TestCounty county, Guid id) =>
        (await county.Administrator.GetFromJsonAsync<JsonNode>($"/api/v1/operations/{id}/items?state=done&pageSize=1&includeTotal=true"))!["total"]!.GetValue<int>();

    private static Task<JsonNode> EndOfAsync(TestCounty county, JsonNode started) => EndOfAsync(county, started["id"]!.GetValue<Guid>());

    private static async Task<JsonNode> EndOfAsync(TestCounty county, Guid id)
    {
        JsonNode operation = new JsonObject();
        await EventuallyAsync(async () => (operation = (await county.Administrator.GetFromJsonAsync<JsonNode>($"/api/v1/operations/{id}"))!)["finishedAt"] is not null);
        return operation;
    }

    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        var patience = Stopwatch.StartNew();
        while (!await condition())
        {
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(90));
            await Task.Delay(100);
        }
    }
}
