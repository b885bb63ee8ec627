using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Attainment;
using ReliefApi.Application.Evaluations;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Reports;
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

    /// <summary>What the year-end run does with the project.</summary>
    public async Task YearEndAsync()
    {
        await using var scope = County.Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().BeJob("year-end", County.Code);
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IApplicationDbContext>().Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<IEvaluationWriter>().WriteAsync(County.ProjectId, Year, null, default);
        await transaction.CommitAsync();
    }

    public async Task<JsonNode> OpenAsync() =>
        await (await County.Clerk.PostAsync($"/projects/{County.ProjectId}/evaluations", new JsonObject { ["fiscalYear"] = Year })).BodyAsync(HttpStatusCode.Created);

    /// <summary>Fills every gap of the draft, as people would section by section.</summary>
    public Task CompleteDraftAsync(Guid evaluation) => County.Host.InScopeAsync(County.Code, async db =>
    {
        var draft = await db.EvaluationDrafts.AsNoTracking().Where(d => d.EvaluationId == evaluation).OrderByDescending(d => d.Version).FirstAsync();
        var model = draft.Read();
        var edits = ReportPassages.Of(model).Where(p => p.Runs.OfType<PlaceholderRun>().Any())
            .Select(p => new ReportEdit(p.Id, null, p.Runs.OfType<PlaceholderRun>().Aggregate(p.Marked, (text, gap) => text.Replace($"{{{gap.Id}}}", "已核实并登记在案", StringComparison.Ordinal)))).ToList();
        db.EvaluationDrafts.Add(draft.Edit(Guid.CreateVersion7(), ReportEdit.Apply(model, edits).Value, DraftOrigin.Edited, "clerk", DateTimeOffset.UtcNow));
        await db.SaveChangesAsync(default);
    });

    /// <summary>The reviewer dismisses every error that stands; what is left are warnings.</summary>
    public async Task WaiveErrorsAsync(Guid evaluation)
    {
        foreach (var error in (await FindingsAsync(evaluation)).Where(f => f["severity"]!.ToString() == "error" && f["waiverId"] is null).DistinctBy(f => f["fingerprint"]!.ToString()))
            await (await County.Reviewer.PostAsync($"/projects/{County.ProjectId}/finding-waivers", new JsonObject
            {
                ["fiscalYear"] = Year,
                ["findingId"] = error["id"]!.ToString(),
                ["place"] = error["place"]!.ToString(),
                ["fingerprint"] = error["fingerprint"]!.ToString(),
                ["reason"] = "测试项目，已核实",
            })).BodyAsync(HttpStatusCode.Created);
    }

    public async Task<IReadOnlyList<JsonNode>> FindingsAsync(Guid evaluation) => [.. (await County.Clerk.ReadBodyAsync($"/evaluations/{evaluation}/findings"))["items"]!.AsArray().Select(f => f!)];

    /// <summary>A self-evaluation that gives a reason for every warning.</summary>
    public async Task<JsonObject> ExplainedAsync(Guid evaluation) => new()
    {
        ["annualResult"] = "基本完成",
        ["rows"] = new JsonArray(),
        ["findingReasons"] = new JsonArray([.. (await FindingsAsync(evaluation)).Where(f => f["severity"]!.ToString() == "warning").Select(f => (JsonNode)new JsonObject
        {
            ["findingId"] = f["id"]!.ToString(),
            ["place"] = f["place"]!.ToString(),
            ["fingerprint"] = f["fingerprint"]!.ToString(),
            ["reason"] = "情况已核实",
        })]),
    };

    /// <summary>A self-evaluation with a finished report on its way up to this step.</summary>
    public async Task<JsonNode> UpToAsync(string step)
    {
        var evaluation = await OpenAsync();
        var id = evaluation["id"]!.GetValue<Guid>();
        await CompleteDraftAsync(id);
        await WaiveErrorsAsync(id);
        foreach (var (name, client, body) in ((string, HttpClient, JsonNode?)[])
        [
            (":self-evaluate", County.Clerk, await ExplainedAsync(id)), (":submit", County.Clerk, null), (":review", County.Reviewer, new JsonObject { ["opinion"] = "属实" }),
            (":freeze", County.Reviewer, null), (":publish", County.Finance, null),
        ])
        {
            evaluation = await (await client.ChangeAsync(HttpMethod.Post, $"/evaluations/{id}{name}", evaluation["revision"]!.GetValue<int>(), body)).BodyAsync(HttpStatusCode.OK);
            if (name == step) return evaluation;
        }
        throw new ArgumentOutOfRangeException(nameof(step));
    }
}
