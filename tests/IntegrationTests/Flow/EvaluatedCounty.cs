using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Application.Attainment;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Indicators;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Flow;

/// <summary>A county whose project has approved goals that were met, money that was spent and figures that were recomputed.</summary>
internal sealed record EvaluatedCounty(TestCounty County)
{
    public const int Year = 2020;

    public static async Task<EvaluatedCounty> CreateAsync(ReliefHost host, decimal actual = 30, decimal paid = 500_000)
    {
        var county = await TestCounty.CreateAsync(host);
        var at = new DateTimeOffset(Year, 2, 1, 4, 0, 0, TimeSpan.Zero);
        await host.InScopeAsync(county.Code, async db =>
        {
            var project = await db.Projects.SingleAsync(p => p.Id == county.ProjectId);
            var goal = PerformanceGoal.Define(Guid.CreateVersion7(), project, Year, IndicatorForm.A, ("N2020", 1), "化解", "救助", "definer");
            goal.SetIndicators([Row("OUT.QTY", "救助人数", "人", 30), Row("OUT.QLY", "停访息诉率", "%", 20), Row("BEN.SOC", "化解积案", "件", 40)]).Succeeded.ShouldBeTrue();
            goal.Submit("definer", new(Year, 2, 1)).Succeeded.ShouldBeTrue();
            goal.Approve("approver", at).Succeeded.ShouldBeTrue();
            foreach (var indicator in goal.Indicators)
            {
                var value = ActualValue.Record(Guid.CreateVersion7(), indicator, actual, null, null, null, null, "台账", new(Year, 12, 31), "clerk", at);
                indicator.Take(value).Succeeded.ShouldBeTrue();
                db.ActualValues.Add(value);
            }
            db.PerformanceGoals.Add(goal);
            db.BudgetEntries.Add(BudgetEntry.Record(Guid.CreateVersion7(), BudgetBalance.Empty(project.Id, Year, county.Code), BudgetEntryKind.Initial, 500_000m, new(Year, 1, 20), "财预1号", null, "finance", at).Value);
            await db.SaveChangesAsync(default);
            foreach (var kind in (BudgetEntryKind[])[BudgetEntryKind.Arrival, BudgetEntryKind.Disbursement])
            {
                var balance = await db.BudgetBalances.AsNoTracking().SingleAsync(b => b.ProjectId == project.Id && b.FiscalYear == Year);
                db.BudgetEntries.Add(BudgetEntry.Record(Guid.CreateVersion7(), balance, kind, paid, new(Year, 11, 20), null, null, "finance", at).Value);
                await db.SaveChangesAsync(default);
            }
        });
        var evaluated = new EvaluatedCounty(county);
        await evaluated.RecomputeAsync();
        return evaluated;

        static (Guid, IndicatorDefinition) Row(string category, string name, string unit, decimal weight) =>
            (Guid.CreateVersion7(), new(category, name, IndicatorKind.Quantitative, TargetOperator.AtLeast, 30, null, null, unit, weight, null, "年度计划", null));
    }

    public async Task RecomputeAsync()
    {
        await using var scope = County.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IAttainmentRecomputer>().RecomputeAsync(new(County.Code, Full: true), null, default);
    }

    public async Task<JsonNode> OpenAsync(string kind = "selfEvaluation", HttpClient? by = null) =>
        await (await (by ?? County.Clerk).PostAsync($"/projects/{County.ProjectId}/evaluations", new JsonObject { ["fiscalYear"] = Year, ["kind"] = kind })).BodyAsync(HttpStatusCode.Created);

    /// <summary>A self-evaluation that gives a reason for every warning, and for every row a reason and a measure.</summary>
    public async Task<JsonObject> ExplainedAsync()
    {
        var score = await County.Clerk.ReadBodyAsync($"/projects/{County.ProjectId}/score?fiscalYear={Year}");
        var warnings = score["findings"]!.AsArray().Where(f => f!["severity"]!.ToString() == "warning").Select(f => (Code: f!["code"]!.ToString(), Row: f["rowKey"]?.ToString())).ToList();
        return new()
        {
            ["annualResult"] = "基本完成",
            ["rows"] = new JsonArray([.. warnings.Where(w => w.Row is not null).Select(w => w.Row).Distinct().Select(r => (JsonNode)new JsonObject { ["rowKey"] = r, ["reason"] = "受疫情影响", ["measures"] = "提前安排" })]),
            ["findingReasons"] = new JsonArray([.. warnings.Where(w => w.Row is null).Select(w => (JsonNode)new JsonObject { ["code"] = w.Code, ["reason"] = "情况已核实" })]),
        };
    }

    /// <summary>A self-evaluation on its way up to this step.</summary>
    public async Task<JsonNode> UpToAsync(string step)
    {
        var evaluation = await OpenAsync();
        foreach (var (name, client, body) in ((string, HttpClient, JsonNode?)[])
        [
            ("self-evaluation", County.Clerk, await ExplainedAsync()), (":submit", County.Clerk, null), (":review", County.Reviewer, new JsonObject { ["opinion"] = "属实" }),
            (":freeze", County.Reviewer, null), (":publish", County.Finance, null),
        ])
        {
            var method = name[0] == ':' ? HttpMethod.Post : HttpMethod.Put;
            evaluation = await (await client.ChangeAsync(method, $"/evaluations/{evaluation["id"]}{(name[0] == ':' ? name : "/" + name)}", evaluation["revision"]!.GetValue<int>(), body)).BodyAsync(HttpStatusCode.OK);
            if (name == step) return evaluation;
        }
        throw new ArgumentOutOfRangeException(nameof(step));
    }
}
