using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Flows;
using ReliefApi.IntegrationTests.Fixture;
using ReliefApi.IntegrationTests.Goals;

namespace ReliefApi.IntegrationTests.Flow;

/// <summary>When a step may be taken: days in China, both of them inside, whatever zone the clock or the caller is in.</summary>
public sealed class EntryWindowTests(ReliefHost host)
{
    [Theory]
    // The last second before the new year in China is four in the afternoon in UTC, and so is the last one of a window.
    [InlineData("2020-12-31T15:59:59Z", false)]
    [InlineData("2020-12-31T23:59:59+08:00", false)]
    [InlineData("2020-12-31T16:00:00Z", true)]
    [InlineData("2021-01-01T00:00:00+08:00", true)]
    [InlineData("2020-12-31T23:59:59Z", true)]
    [InlineData("2021-01-01T00:00:00Z", true)]
    [InlineData("2021-01-10T23:59:59+08:00", true)]
    [InlineData("2021-01-10T15:59:59Z", true)]
    [InlineData("2021-01-11T00:00:00+08:00", false)]
    [InlineData("2021-01-10T16:00:00Z", false)]
    public async Task A_window_that_opens_with_the_year_opens_and_closes_at_midnight_in_China(string instant, bool open)
    {
        await using var own = await host.AnotherAsync();
        var evaluated = await EvaluatedCounty.CreateAsync(own);
        await OpenWindowAsync(evaluated.County, EntryStep.SelfEvaluation, "2021-01-01", "2021-01-10");
        own.Clock.Advance(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture) - own.Clock.GetUtcNow());
        var sent = evaluated.County.Clerk.PostAsync($"/projects/{evaluated.County.ProjectId}/evaluations", new JsonObject { ["fiscalYear"] = 2020 });
        if (open) await (await sent).BodyAsync(HttpStatusCode.Created);
        else await sent.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "entry_window.closed");
        (await evaluated.County.Clerk.ReadBodyAsync($"/divisions/{evaluated.County.Code}/entry-windows?fiscalYear=2020"))["items"]![0]!["isOpen"]!.GetValue<bool>().ShouldBe(open);
    }

    [Fact]
    public async Task Every_step_with_a_window_is_closed_the_day_before_and_after_and_open_on_both_its_days()
    {
        await using var own = await host.AnotherAsync();
        var attempts = await AttemptsAsync(own);
        attempts.Keys.Order().ShouldBe(Enum.GetValues<EntryStep>().Order());
        foreach (var prefecture in attempts.Values.SelectMany(a => a).Select(a => a.County.Prefecture).Distinct())
        {
            await RegisterAsync(own, prefecture);
            foreach (var step in Enum.GetValues<EntryStep>())
                await (await own.As(Domain.Security.Role.Administrator, prefecture).PostAsync("/entry-windows", Window(prefecture, step, "2021-03-01", "2021-03-05"))).BodyAsync(HttpStatusCode.Created);
        }
        foreach (var (day, open) in new[] { ("2021-02-28T23:59:59+08:00", false), ("2021-03-01T00:00:00+08:00", true), ("2021-03-05T23:59:59+08:00", true), ("2021-03-06T00:00:00+08:00", false) })
        {
            own.Clock.Advance(DateTimeOffset.Parse(day, System.Globalization.CultureInfo.InvariantCulture) - own.Clock.GetUtcNow());
            foreach (var (step, all) in attempts)
                foreach (var (county, client, method, address, revision, body) in all)
                {
                    var what = $"{step} {method} {address} at {day}";
                    var answer = await client.ChangeAsync(method, address + "?validateOnly=true", revision, body?.DeepClone());
                    var text = await answer.Content.ReadAsStringAsync();
                    if (open) ((int)answer.StatusCode).ShouldBeInRange(200, 201, $"{what}: {text}");
                    else JsonNode.Parse(text)!["errors"]![0]!["code"]!.ToString().ShouldBe("entry_window.closed", what);
                }
        }
    }

    [Fact]
    public async Task A_division_inherits_the_window_of_the_nearest_division_above_until_it_has_its_own()
    {
        await using var own = await host.AnotherAsync();
        var county = await TestCounty.CreateAsync(own);
        (await InForceAsync()).ShouldBeEmpty();
        var province = await WindowOf(county.Province, "2020-11-01", "2020-12-30");
        (await InForceAsync()).ShouldBe([$"{county.Province} 2020-11-01 2020-12-30 False"]);
        await county.Clerk.PostAsync($"/projects/{county.ProjectId}/goals", GoalTests.Goal()).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "entry_window.closed");
        await WindowOf(county.Prefecture, "2020-11-01", "2020-12-31");
        (await InForceAsync()).ShouldBe([$"{county.Prefecture} 2020-11-01 2020-12-31 True"]);
        var ours = await WindowOf(county.Code, "2021-01-01", "2021-01-31");
        (await InForceAsync()).ShouldBe([$"{county.Code} 2021-01-01 2021-01-31 False"]);
        // The county reads its own window, not those above it, whose effect it sees.
        (await county.Clerk.ReadBodyAsync("/entry-windows")).Each("divisionCode").ShouldBe([county.Code]);
        await county.Clerk.GetAsync($"/api/v1/entry-windows/{province["id"]}").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "entry_window.not_found");
        await county.Clerk.PostAsync("/entry-windows", Window(county.Code, EntryStep.Review, "2021-01-01", "2021-01-31")).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await county.Administrator.PostAsync("/entry-windows", Window(county.Code, EntryStep.GoalDeclaration, "2021-01-01", "2021-01-31")).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "entry_window.taken");
        await county.Administrator.PostAsync("/entry-windows", Window(county.Code, EntryStep.Review, "2021-01-31", "2021-01-30")).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "entry_window.closes_before_opening /closesOn");

        ours = await (await county.Administrator.ChangeAsync(HttpMethod.Put, $"/entry-windows/{ours["id"]}", 1, new JsonObject { ["opensOn"] = "2020-12-31", ["closesOn"] = "2020-12-31" })).BodyAsync(HttpStatusCode.OK);
        (await InForceAsync()).ShouldBe([$"{county.Code} 2020-12-31 2020-12-31 True"]);
        (await county.Administrator.ChangeAsync(HttpMethod.Delete, $"/entry-windows/{ours["id"]}", 2)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await InForceAsync()).ShouldBe([$"{county.Prefecture} 2020-11-01 2020-12-31 True"]);
        (await county.Clerk.PostAsync($"/projects/{county.ProjectId}/goals", GoalTests.Goal())).StatusCode.ShouldBe(HttpStatusCode.Created);

        async Task<JsonNode> WindowOf(string code, string opens, string closes)
        {
            if (code != county.Code) await RegisterAsync(own, code);
            return await (await own.As(Domain.Security.Role.Administrator, code).PostAsync("/entry-windows", Window(code, EntryStep.GoalDeclaration, opens, closes))).BodyAsync(HttpStatusCode.Created);
        }
        async Task<List<string>> InForceAsync() => [.. (await county.Clerk.ReadBodyAsync($"/divisions/{county.Code}/entry-windows?fiscalYear=2020"))["items"]!.AsArray()
            .Select(w => $"{w!["divisionCode"]} {w["opensOn"]} {w["closesOn"]} {w["isOpen"]!.GetValue<bool>()}")];
    }

    private sealed record Attempt(TestCounty County, HttpClient Client, HttpMethod Method, string Address, int? Revision, JsonNode? Body);

    /// <summary>For each window, every request that it rules, against resources that are ready for it.</summary>
    private static async Task<Dictionary<EntryStep, List<Attempt>>> AttemptsAsync(ReliefHost own)
    {
        var (declaring, submitted, approved, fresh) = (await TestCounty.CreateAsync(own), await TestCounty.CreateAsync(own), await TestCounty.CreateAsync(own), await TestCounty.CreateAsync(own));
        var draft = await GoalTests.Define(declaring, GoalTests.Goal());
        var (handedIn, locked) = (await GoalTests.Define(submitted, GoalTests.Goal()), await GoalTests.Define(approved, GoalTests.Goal()));
        handedIn = await Step(submitted.Clerk, $"/goals/{handedIn["id"]}:submit", handedIn);
        locked = await Step(approved.Reviewer, $"/goals/{locked["id"]}:approve", await Step(approved.Clerk, $"/goals/{locked["id"]}:submit", locked));
        JsonObject change = new() { ["documentNumber"] = "财绩1号", ["reason"] = "任务调整", ["overallGoal"] = "案结事了", ["annualGoal"] = "救助31人", ["indicators"] = new JsonArray() };
        var adjustment = await (await approved.Clerk.PostAsync($"/goals/{locked["id"]}/adjustments", change)).BodyAsync(HttpStatusCode.Created);
        var (opening, entered, reviewing, rectifying) = (await EvaluatedCounty.CreateAsync(own), await EvaluatedCounty.CreateAsync(own), await EvaluatedCounty.CreateAsync(own), await EvaluatedCounty.CreateAsync(own, actual: 29));
        var (selfEvaluated, inReview, frozen) = (await entered.UpToAsync(":self-evaluate"), await reviewing.UpToAsync(":submit"), await rectifying.UpToAsync(":freeze"));
        var finding = (await rectifying.County.Clerk.ReadBodyAsync($"/projects/{rectifying.County.ProjectId}/findings?fiscalYear=2020"))["items"]![0]!;
        var item = await (await rectifying.County.Reviewer.PostAsync($"/evaluations/{frozen["id"]}/rectification-items",
            new JsonObject { ["findingId"] = finding["id"]!.ToString(), ["place"] = finding["place"]!.ToString(), ["task"] = "整改", ["owner"] = "信访局", ["dueOn"] = "2021-06-30" })).BodyAsync(HttpStatusCode.Created);
        JsonObject reason = new() { ["reason"] = "说明" };
        return new()
        {
            [EntryStep.GoalDeclaration] =
            [
                new(fresh, fresh.Clerk, HttpMethod.Post, $"/projects/{fresh.ProjectId}/goals", null, GoalTests.Goal()),
                new(declaring, declaring.Clerk, HttpMethod.Put, $"/goals/{draft["id"]}", 1, GoalTests.Goal().Without("fiscalYear", "form")),
                new(declaring, declaring.Clerk, HttpMethod.Post, $"/goals/{draft["id"]}:submit", 1, null),
            ],
            [EntryStep.GoalApproval] = [Post(submitted, submitted.Reviewer, $"/goals/{handedIn["id"]}:approve", handedIn, null), Post(submitted, submitted.Reviewer, $"/goals/{handedIn["id"]}:return", handedIn, reason)],
            [EntryStep.GoalAdjustment] =
            [
                new(approved, approved.Clerk, HttpMethod.Post, $"/goals/{locked["id"]}/adjustments", null, change), Post(approved, approved.Reviewer, $"/goal-adjustments/{adjustment["id"]}:approve", adjustment, null),
                Post(approved, approved.Reviewer, $"/goal-adjustments/{adjustment["id"]}:reject", adjustment, reason),
            ],
            [EntryStep.SelfEvaluation] =
            [
                new(opening.County, opening.County.Clerk, HttpMethod.Post, $"/projects/{opening.County.ProjectId}/evaluations", null, new JsonObject { ["fiscalYear"] = 2020 }),
                Post(entered.County, entered.County.Clerk, $"/evaluations/{selfEvaluated["id"]}:self-evaluate", selfEvaluated, await entered.ExplainedAsync(selfEvaluated["id"]!.GetValue<Guid>())),
                Post(entered.County, entered.County.Clerk, $"/evaluations/{selfEvaluated["id"]}:submit", selfEvaluated, null),
            ],
            [EntryStep.Review] =
            [
                Post(reviewing.County, reviewing.County.Reviewer, $"/evaluations/{inReview["id"]}:return", inReview, reason),
                Post(reviewing.County, reviewing.County.Reviewer, $"/evaluations/{inReview["id"]}:override", inReview, new JsonObject { ["rowKey"] = "execution", ["score"] = 9, ["reason"] = "核减" }),
                Post(reviewing.County, reviewing.County.Reviewer, $"/evaluations/{inReview["id"]}:review", inReview, new JsonObject { ["opinion"] = "属实" }),
            ],
            [EntryStep.Rectification] = [Post(rectifying.County, rectifying.County.Clerk, $"/rectification-items/{item["id"]}:report", item, new JsonObject { ["report"] = "已整改" })],
        };

        static async Task<JsonNode> Step(HttpClient client, string address, JsonNode seen) => await (await client.ChangeAsync(HttpMethod.Post, address, seen["revision"]!.GetValue<int>())).BodyAsync(HttpStatusCode.OK);
        static Attempt Post(TestCounty county, HttpClient client, string address, JsonNode seen, JsonNode? body) => new(county, client, HttpMethod.Post, address, seen["revision"]!.GetValue<int>(), body);
    }

    private static Task RegisterAsync(ReliefHost own, string code) => own.InScopeAsync(code, async db =>
    {
        db.Divisions.Add(Domain.Divisions.Division.Register(code, "上级" + code, null, new(2000, 1, 1), null, null));
        await db.SaveChangesAsync(default);
    });

    [Fact]
    public async Task A_division_has_one_window_for_a_step_and_year()
    {
        var county = await TestCounty.CreateAsync(host);
        await OpenWindowAsync(county, EntryStep.Review, "2021-01-01", "2021-01-10");
        await county.Administrator.PostAsync("/entry-windows", Window(county.Code, EntryStep.Review, "2021-02-01", "2021-02-10")).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "entry_window.taken");
        await OpenWindowAsync(county, EntryStep.SelfEvaluation, "2021-01-01", "2021-01-10");
    }

    private static JsonObject Window(string division, EntryStep step, string opens, string closes) =>
        new() { ["divisionCode"] = division, ["fiscalYear"] = 2020, ["step"] = char.ToLowerInvariant(step.ToString()[0]) + step.ToString()[1..], ["opensOn"] = opens, ["closesOn"] = closes };

    private static async Task OpenWindowAsync(TestCounty county, EntryStep step, string opens, string closes) =>
        await (await county.Administrator.PostAsync("/entry-windows", Window(county.Code, step, opens, closes))).BodyAsync(HttpStatusCode.Created);
}
