using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.History;

public sealed class TimeTravelTests(ReliefHost host, ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_was_edited_since_each_instant_shows_again_what_was_known_then(int seed)
    {
        await using var own = await host.AnotherAsync();
        var edited = await EditedCounty.CreateAsync(own, seed);
        await edited.RecomputeAsync();
        List<(string Moment, string Shown)> snapshots = [(Now(own), await edited.ShowAsync())];
        for (var edit = 0; edit < 40; edit++)
        {
            own.Clock.Advance(TimeSpan.FromMinutes(1));
            await edited.EditAsync();
            snapshots.Add((Now(own), await edited.ShowAsync()));
        }
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        output.WriteLine($"seed {seed}: {snapshots.Select(s => s.Shown).Distinct().Count()} states");
        snapshots.Select(s => s.Shown).Distinct().Count().ShouldBeGreaterThan(20);

        foreach (var (moment, shown) in snapshots) Same(await edited.ShowAsync("&knownAt=" + moment), shown, moment);
        // All that has happened by today is all there is.
        Same(await edited.ShowAsync("&asOf=2020-12-31"), snapshots[^1].Shown, "today");
    }

    [Theory]
    [InlineData("yesterday", "query.unknown_moment")]
    [InlineData("", "query.unknown_moment")]
    [InlineData("2020-02-30", "query.unknown_moment")]
    [InlineData("2020-6-1", "query.unknown_moment")]
    [InlineData("0001-01-01", "query.unknown_moment")]
    [InlineData("9999-12-31T23:59:59-14:00", "query.unknown_moment")]
    [InlineData("2020-06-30T18:00:00", "query.unknown_moment")]
    [InlineData("1593511200", "query.unknown_moment")]
    [InlineData("infinity", "query.unknown_moment")]
    [InlineData("2020-06-30%27;select 1", "query.unknown_moment")]
    [InlineData("2021-01-01", "query.in_future")]
    [InlineData("2020-12-31T12:00:01%2B08:00", "query.in_future")]
    public async Task A_moment_that_is_none_or_has_not_come_is_refused_by_name(string moment, string code)
    {
        var county = await TestCounty.CreateAsync(host);
        foreach (var address in Addresses(county))
            foreach (var name in (string[])["asOf", "knownAt"])
            {
                var refusal = await county.Clerk.ReadAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={moment}");
                refusal.Refused(HttpStatusCode.BadRequest, code, "/" + name);
            }
    }

    [Theory]
    [InlineData("2020-12-31T12:00:00%2B08:00")]
    [InlineData("2020-12-31T12:00:00+08:00")]
    [InlineData("2020-12-31T04:00:00Z")]
    [InlineData("2020-12-31T04:00:00.0000000Z")]
    [InlineData("2020-12-31")]
    public async Task The_present_may_be_asked_for_in_every_spelling(string moment)
    {
        var county = await TestCounty.CreateAsync(host);
        await county.GrantAsync(1_000);
        (await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/budget?fiscalYear=2020&asOf={moment}&knownAt={moment}")).Ok().Body!["initial"]!.GetValue<string>().ShouldBe("1000.00");
    }

    [Fact]
    public async Task A_case_as_of_a_day_is_where_it_stood_then_without_what_happened_later()
    {
        var county = await TestCounty.CreateAsync(host);
        var file = await (await CaseFile.OpenAsync(county)).ToAsync("close");
        foreach (var (day, status, paid, masked) in new[] { ("2020-03-14", "jointReviewed", "0.00", false), ("2020-03-20", "noticed", "0.00", false), ("2020-03-25", "disbursed", "5000.00", true), ("2020-04-01", "followedUp", "5000.00", true) })
        {
            var then = (await county.Clerk.ReadAsync($"{file.Path}?asOf={day}")).Ok().Body!;
            (then["status"]!.GetValue<string>(), then["paidAmount"]!.GetValue<string>(), then["person"]!["bankAccount"] is not null).ShouldBe((status, paid, masked), day);
            then.AsObject().Where(m => m.Key.EndsWith("On", StringComparison.Ordinal) && !m.Key.EndsWith("DueOn", StringComparison.Ordinal)).Select(m => m.Value?.GetValue<string>() ?? "").ShouldAllBe(on => string.CompareOrdinal(on, day) <= 0);
            then["actions"].ShouldBeNull("nothing can be done to the past");
            (await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/budget?fiscalYear=2020&asOf={day}")).Ok().Body!["executed"]!.GetValue<string>().ShouldBe(paid);
        }
        (await county.Clerk.ReadAsync($"{file.Path}?asOf=2020-02-28")).Status.ShouldBe(HttpStatusCode.NotFound, "it had not been applied for");
        (await county.Clerk.ReadAsync(file.Path)).Ok().Body!["actions"].ShouldNotBeNull();
    }

    [Fact]
    public async Task What_was_true_and_what_was_known_are_asked_apart()
    {
        await using var own = await host.AnotherAsync();
        var county = await TestCounty.CreateAsync(own);
        var file = await (await CaseFile.OpenAsync(county)).ToAsync("pay");
        var before = Now(own);
        own.Clock.Advance(TimeSpan.FromHours(1));
        // Learnt today: money came back in August.
        (await file.TakeAsync(county.Finance, "return-payment", new() { ["occurredOn"] = "2020-08-01", ["amount"] = "500.00", ["reason"] = "更正" })).Ok();
        var after = Now(own);
        own.Clock.Advance(TimeSpan.FromHours(1));

        foreach (var (moment, executed) in new[]
                 {
                     ("", "4500.00"), ($"&knownAt={before}", "5000.00"), ($"&knownAt={after}", "4500.00"), ("&asOf=2020-07-31", "5000.00"), ("&asOf=2020-08-01", "4500.00"),
                     ($"&knownAt={before}&asOf=2020-08-01", "5000.00"), ($"&knownAt={after}&asOf=2020-07-31", "5000.00"), ($"&knownAt={after}&asOf=2020-08-01", "4500.00"),
                     ("&asOf=2020-03-24", "0.00"), ("&knownAt=2020-12-30", "0.00"),
                 })
        {
            (await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/budget?fiscalYear=2020{moment}")).Ok().Body!["executed"]!.GetValue<string>().ShouldBe(executed, moment);
            if (executed != "0.00") (await county.Clerk.ReadAsync($"{file.Path}?{moment.TrimStart('&')}")).Ok().Body!["paidAmount"]!.GetValue<string>().ShouldBe(executed, moment);
        }
        (await county.Clerk.ReadAsync($"{file.Path}?knownAt=2020-12-30")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_list_of_the_past_pages_through_the_same_rows_whatever_is_written_meanwhile()
    {
        await using var own = await host.AnotherAsync();
        var county = await TestCounty.CreateAsync(own);
        List<CaseFile> files = [];
        for (var i = 0; i < 7; i++) files.Add(await (await CaseFile.OpenAsync(county, $"P-{i}", budget: i == 0 ? 50_000 : 0)).ToAsync("apply"));
        await county.GrantAsync(100);
        var moment = Now(own);
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        var whole = (await county.Clerk.ReadAsync($"/relief-cases?projectId={county.ProjectId}&sort=-number&pageSize=500&knownAt={moment}")).Ok().Items.Select(i => i.ToJsonString()).ToList();
        whole.Count.ShouldBe(7);

        List<string> paged = [];
        for (var (cursor, page) = ("", 0); cursor is not null; page++)
        {
            var answer = (await county.Clerk.ReadAsync($"/relief-cases?projectId={county.ProjectId}&sort=-number&pageSize=2&includeTotal=true&asOf=2020-12-31&knownAt={moment}{cursor}")).Ok();
            answer.Body!["total"]!.GetValue<int>().ShouldBe(7);
            paged.AddRange(answer.Items.Select(i => i.ToJsonString()));
            cursor = answer.Body["nextCursor"]?.GetValue<string>() is { } next ? "&cursor=" + next : null;
            // Between two pages one case moves on and another comes in.
            await files[page].TakeAsync(county.Reviewer, "first-review", CaseFile.Body("first-review"));
            await CaseFile.OpenAsync(county, $"P-{page}-later", budget: 0);
            if (cursor is null) continue;
            (await county.Clerk.ReadAsync($"/relief-cases?projectId={county.ProjectId}&sort=-number&pageSize=2&asOf=2020-12-31{cursor}")).Refused(HttpStatusCode.BadRequest, "query.cursor_mismatch");
        }
        paged.ShouldBe(whole);
        var entries = (await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/budget-entries?pageSize=1&knownAt={moment}&asOf=2020-12-31")).Ok();
        (await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/budget-entries?pageSize=1&knownAt={moment}&asOf=2020-12-31&cursor={entries.Body!["nextCursor"]}")).Ok().Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_evaluation_shows_what_stood_in_it_then()
    {
        await using var own = await host.AnotherAsync();
        var county = await TestCounty.CreateAsync(own);
        var id = Guid.CreateVersion7();
        await own.InScopeAsync(county.Code, async db =>
        {
            var opened = Evaluation.Open(id, county.Code, county.ProjectId, 2020, EvaluationKind.SelfEvaluation, new(2020, 12, 31), own.Clock.GetUtcNow());
            opened.TakeScore("N2020", 1, 91.5m, "excellent", "{}");
            db.Evaluations.Add(opened);
            await db.SaveChangesAsync(default);
        });
        var first = Now(own);
        own.Clock.Advance(TimeSpan.FromDays(1));
        await own.InScopeAsync(county.Code, async db =>
        {
            (await db.Evaluations.SingleAsync(e => e.Id == id)).TakeScore("N2020", 1, 84m, "good", "{}");
            await db.SaveChangesAsync(default);
        });
        foreach (var (moment, total) in new[] { ("", 84m), ($"knownAt={first}", 91.5m), ("asOf=2020-12-31", 91.5m), ($"asOf=2021-01-01&knownAt={first}", 91.5m), ("asOf=2021-01-01", 84m) })
        {
            (await county.Clerk.ReadAsync($"/evaluations/{id}?{moment}")).Ok().Body!["total"]!.GetValue<decimal>().ShouldBe(total, moment);
            (await county.Clerk.ReadAsync($"/evaluations?projectId={county.ProjectId}&{moment}")).Ok().Items.Single()["total"]!.GetValue<decimal>().ShouldBe(total, moment);
        }
        (await county.Clerk.ReadAsync($"/evaluations/{id}?knownAt=2020-12-30")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await county.Clerk.ReadAsync("/evaluations?knownAt=2020-12-30")).Ok().Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_past_is_as_masked_and_as_hidden_from_strangers_as_the_present_and_keeps_no_copy_of_personal_data()
    {
        var county = await TestCounty.CreateAsync(host);
        var stranger = await TestCounty.CreateAsync(host);
        var file = await (await CaseFile.OpenAsync(county)).ToAsync("close");
        foreach (var moment in (string[])["knownAt=2020-12-31", "asOf=2020-12-31", "asOf=2020-03-26&knownAt=2020-12-31"])
        {
            var shown = (await county.Clerk.ReadAsync($"{file.Path}?{moment}")).Ok().Text + (await county.Clerk.ReadAsync($"/relief-cases?{moment}")).Ok().Text;
            foreach (var secret in (string[])[CaseFile.Name, file.IdNumber, "13987654321", "6222020200012345678", "三组"]) shown.ShouldNotContain(secret);
            (await stranger.Clerk.ReadAsync($"{file.Path}?{moment}")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await stranger.Clerk.ReadAsync($"/relief-cases?{moment}")).Ok().Items.ShouldBeEmpty();
            (await stranger.Clerk.ReadAsync($"/projects/{county.ProjectId}/score?fiscalYear=2020&{moment}")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await county.Host.As(Role.ProvinceReader, county.Province).ReadAsync($"{file.Path}?{moment}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        }
        await using var owner = new NpgsqlConnection(host.Database.Owner);
        await owner.OpenAsync();
        await using var kept = new NpgsqlCommand("""
            select set_config('app.read_from', '000000', false), set_config('app.read_to', '999999', false);
            select count(*) filter (where content::text like '%sealed%'), count(*) from relief.row_versions where source = 'relief_cases' and row_key = @id
            """, owner);
        kept.Parameters.AddWithValue("id", file.Path[(file.Path.LastIndexOf('/') + 1)..]);
        await using var row = await kept.ExecuteReaderAsync();
        await row.NextResultAsync();
        await row.ReadAsync();
        (row.GetInt64(0), row.GetInt64(1)).ShouldBe((0, 9));
    }

    private static IEnumerable<string> Addresses(TestCounty county) =>
    [
        $"/projects/{county.ProjectId}/score?fiscalYear=2020", $"/projects/{county.ProjectId}/attainment?fiscalYear=2020", $"/projects/{county.ProjectId}/budget?fiscalYear=2020",
        $"/projects/{county.ProjectId}/budget-entries", $"/budget-entries/{Guid.Empty}", "/relief-cases", $"/relief-cases/{Guid.Empty}", $"/indicators/{Guid.Empty}/actual-values",
        "/evaluations", $"/evaluations/{Guid.Empty}",
    ];

    private static void Same(string shown, string expected, string moment)
    {
        var at = shown.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count();
        if (shown != expected) Assert.Fail($"{moment}: …{shown[Math.Max(0, at - 300)..Math.Min(at + 100, shown.Length)]}… instead of …{expected[Math.Max(0, at - 50)..Math.Min(at + 100, expected.Length)]}…");
    }

    /// <summary>Half a minute after the clock: everything of this minute is known, nothing of the next.</summary>
    private static string Now(ReliefHost own) => own.Clock.GetUtcNow().AddSeconds(30).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
