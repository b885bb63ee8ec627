using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Application.Attainment;
using ReliefApi.Domain.Indicators;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.History;

/// <summary>A county whose records are edited in any order, a minute apart, and what it looked like after each edit.</summary>
internal sealed class EditedCounty(TestCounty county, Random random)
{
    private static readonly string[] Steps = ["apply", "first-review", "joint-review", "approve", "notice", "sign-agreement", "pay", "follow-up", "close"];
    private static readonly string[] Profiles = ["N2020", "N2020-NOSAT"];
    private readonly List<CaseFile> _open = [], _paid = [];
    private readonly List<(Guid Id, IndicatorDefinition Definition)> _indicators =
    [
        .. Measures.All.Select(m => (Guid.CreateVersion7(), Row(m.NameZh, m.Unit, 4m, m.Code))),
        (Guid.CreateVersion7(), Row("培训场次", "场", 10m, null)),
    ];
    private int _edits;

    public TestCounty County => county;

    public static async Task<EditedCounty> CreateAsync(ReliefHost host, int seed)
    {
        var edited = new EditedCounty(await TestCounty.CreateAsync(host), new Random(seed));
        await edited.DefineAsync();
        await edited.PostAsync("initial", 100_000);
        return edited;
    }

    /// <summary>One edit of a kind drawn at random, worked into the figures.</summary>
    public async Task EditAsync()
    {
        _edits++;
        switch (random.Next(8))
        {
            case 0 or 1 when _open.Count > 0:
                await GoOnAsync(_open[random.Next(_open.Count)]);
                break;
            case 2 when _paid.Count > 0:
                var back = _paid[random.Next(_paid.Count)];
                (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody($"R{_edits}", back.IdNumber, $"2020-{5 + random.Next(7):00}-11", back.PetitionId))).Ok(HttpStatusCode.Created);
                _paid.Remove(back);
                break;
            case 3 when _paid.Count > 0:
                (await _paid[^1].TakeAsync(county.Finance, "return-payment", new() { ["occurredOn"] = "2020-08-01", ["amount"] = $"{1 + random.Next(50)}.50", ["reason"] = "更正" })).Ok();
                break;
            case 4:
                await PostAsync(random.Next(2) == 0 ? "initial" : "adjustment", 1 + random.Next(500));
                break;
            case 5:
                await ReviseGoalAsync();
                break;
            case 6:
                (await county.Clerk.SendAsync($"/indicators/{_indicators[^1].Id}/actual-values", new JsonObject
                {
                    ["value"] = random.Next(80),
                    ["evidence"] = "签到表",
                    ["asOf"] = $"2020-{1 + random.Next(12):00}-15",
                })).Ok(HttpStatusCode.Created);
                break;
            default:
                _open.Add(await CaseFile.OpenAsync(county, $"E{_edits}", budget: 0));
                break;
        }
        await RecomputeAsync();
    }

    /// <summary>Everything that can be asked for another moment, without what only today has.</summary>
    public async Task<string> ShowAsync(string moment = "")
    {
        List<string> shown = [];
        foreach (var (client, address) in ((HttpClient, string)[])
        [
            (county.Clerk, $"/projects/{county.ProjectId}/score?fiscalYear=2020"),
            (county.Clerk, $"/projects/{county.ProjectId}/attainment?fiscalYear=2020"),
            (county.Clerk, $"/projects/{county.ProjectId}/budget?fiscalYear=2020"),
            (county.Clerk, $"/projects/{county.ProjectId}/budget-entries?pageSize=500"),
            (county.Clerk, $"/relief-cases?projectId={county.ProjectId}&pageSize=500"),
            (county.Clerk, "/relief-cases?paidYear=2020&pageSize=500"),
            (county.Clerk, $"/indicators/{_indicators[^1].Id}/actual-values?pageSize=500"),
        ])
        {
            var body = (await client.ReadAsync(address + moment)).Ok().Body!;
            Strip(body);
            shown.Add(body.ToJsonString());
        }
        return string.Join('\n', shown);
    }

    public async Task RecomputeAsync()
    {
        await using var scope = county.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IAttainmentRecomputer>().RecomputeAsync(new(county.Code), null, default);
    }

    private async Task GoOnAsync(CaseFile file)
    {
        var done = (await county.Clerk.ReadAsync(file.Path + "/transitions?pageSize=50")).Ok().Items.Count - 1;
        var verb = Steps[done];
        var client = verb is "pay" ? county.Finance : verb is "first-review" or "joint-review" or "approve" or "close" ? county.Reviewer : county.Clerk;
        (await file.TakeAsync(client, verb, CaseFile.Body(verb))).Ok();
        if (verb == "pay") _paid.Add(file);
        if (verb == "close") _open.Remove(file);
    }

    private async Task PostAsync(string kind, int yuan) =>
        (await county.Finance.SendAsync($"/projects/{county.ProjectId}/budget-entries", new JsonObject
        {
            ["fiscalYear"] = 2020,
            ["kind"] = kind,
            ["amount"] = yuan.ToString(CultureInfo.InvariantCulture) + ".00",
            ["occurredOn"] = $"2020-{1 + random.Next(12):00}-20",
            ["documentNumber"] = "1号",
            ["reason"] = "追加",
        })).Ok(HttpStatusCode.Created);

    private Task DefineAsync() => county.Host.InScopeAsync(county.Code, async db =>
    {
        var project = await db.Projects.SingleAsync(p => p.Id == county.ProjectId);
        var goal = PerformanceGoal.Define(Guid.CreateVersion7(), project, 2020, IndicatorForm.A, ("N2020", 1), null, "目标", "clerk");
        goal.SetIndicators(_indicators);
        db.PerformanceGoals.Add(goal);
        await db.SaveChangesAsync(default);
    });

    /// <summary>Another target, another weight, a row dropped or added, or another profile.</summary>
    private Task ReviseGoalAsync() => county.Host.InScopeAsync(county.Code, async db =>
    {
        var goal = await db.PerformanceGoals.Include(g => g.Indicators).SingleAsync(g => g.ProjectId == county.ProjectId);
        // The last row keeps its place: its actual values are recorded by hand.
        var at = random.Next(_indicators.Count - 1);
        var (id, row) = _indicators[at];
        switch (random.Next(5))
        {
            case 0:
                _indicators[at] = (id, row with { Target = random.Next(1, 100) });
                break;
            case 1:
                _indicators[at] = (id, row with { Weight = random.Next(1, 9) });
                break;
            case 2 when _indicators.Count > 5:
                _indicators.RemoveAt(at);
                break;
            case 3:
                var measure = Measures.All[random.Next(Measures.All.Count)];
                _indicators.Insert(at, (Guid.CreateVersion7(), Row(measure.NameZh + _edits, measure.Unit, 2m, measure.Code)));
                break;
            default:
                goal.Revise((Profiles[random.Next(Profiles.Length)], 1), null, "目标" + _edits, "clerk");
                break;
        }
        goal.SetIndicators(_indicators);
        db.PerformanceGoals.Entry(goal).State = EntityState.Modified;
        await db.SaveChangesAsync(default);
    });

    private static IndicatorDefinition Row(string name, string unit, decimal weight, string? measure) =>
        new("OUT.QTY", name, IndicatorKind.Quantitative, TargetOperator.AtLeast, 50, null, null, unit, weight, measure, null, null);

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray items) foreach (var item in items) Strip(item);
        if (node is not JsonObject members) return;
        foreach (var name in (string[])["knownAt", "computedAt", "stale", "source", "nextCursor"]) members.Remove(name);
        // The day of an actual value is a member of its own; on the sheet it is the moment asked for.
        if (members.ContainsKey("fiscalYear")) members.Remove("asOf");
        foreach (var (_, value) in members) Strip(value);
    }
}
