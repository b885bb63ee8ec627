using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Flow;

/// <summary>A fiscal year over HTTP, from the declaration of its goals to the last rectification.</summary>
public sealed class YearTests(ReliefHost host)
{
    [Fact]
    public async Task A_year_runs_from_declared_goals_to_a_closed_rectification_and_every_step_names_its_actor()
    {
        var county = await TestCounty.CreateAsync(host);
        var (clerk, reviewer, finance) = (county.Clerk, county.Reviewer, county.Finance);

        // Goals: declared, returned, corrected, approved, locked, adjusted.
        JsonObject content = new() { ["overallGoal"] = "案结事了", ["annualGoal"] = "救助30人", ["indicators"] = new JsonArray(Row("OUT.QTY", "救助人数", "人", 30), Row("OUT.QLY", "停访息诉率", "%", 20), Row("BEN.SOC", "化解积案", "件", 40)) };
        var goal = await (await clerk.PostAsync($"/projects/{county.ProjectId}/goals", content.With(("fiscalYear", 2020), ("form", "a"), ("profileCode", "N2020")))).BodyAsync(HttpStatusCode.Created);
        var goals = $"/goals/{goal["id"]}";
        await Step(clerk, goals, ":submit", goal);
        await reviewer.ChangeAsync(HttpMethod.Post, $"{goals}:return", 2, new JsonObject { ["reason"] = "" }).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "field.required");
        await host.As(Role.CountyReviewer, county.Code, $"CountyClerk@{county.Code}").ChangeAsync(HttpMethod.Post, $"{goals}:return", 2, Reason("退回")).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "goal.same_person_approves");
        goal = await Step(reviewer, goals, ":return", await clerk.ReadBodyAsync(goals), Reason("目标值偏低"));
        var kept = content.With(("annualGoal", "救助30人以上"), ("indicators", new JsonArray([.. goal["indicators"]!.AsArray().Select(i => i!.AsObject().Without("position"))])));
        goal = await (await clerk.PutAsync(goals, goal["revision"]!.GetValue<int>(), kept)).BodyAsync(HttpStatusCode.OK);
        goal = await Step(clerk, goals, ":submit", goal);
        goal = await Step(reviewer, goals, ":approve", goal);
        await clerk.PutAsync(goals, goal["revision"]!.GetValue<int>(), kept).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "goal.approved");
        var ids = goal["indicators"]!.AsArray().Select(i => i!["id"]!.ToString()).ToList();

        JsonObject change = new() { ["documentNumber"] = "财绩〔2020〕3号", ["reason"] = "年中任务调整", ["overallGoal"] = "案结事了", ["annualGoal"] = "救助31人以上", ["indicators"] = new JsonArray(new JsonObject { ["id"] = ids[0], ["target"] = 31, ["weight"] = 30 }) };
        await clerk.PostAsync($"{goals}/adjustments", change.With(("indicators", new JsonArray(new JsonObject { ["id"] = ids[0], ["target"] = 31, ["weight"] = 0 })))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "indicator.weight_out_of_range /indicators/0/weight");
        var adjustment = await (await clerk.PostAsync($"{goals}/adjustments", change)).BodyAsync(HttpStatusCode.Created);
        var unbalanced = await (await clerk.PostAsync($"{goals}/adjustments", change.With(("indicators", new JsonArray(new JsonObject { ["id"] = ids[0], ["target"] = 31, ["weight"] = 29 }))))).BodyAsync(HttpStatusCode.Created);
        await reviewer.ChangeAsync(HttpMethod.Post, $"/goal-adjustments/{unbalanced["id"]}:approve", 1).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "WEIGHT_SUM_NOT_100");
        await host.As(Role.CountyReviewer, county.Code, $"CountyClerk@{county.Code}").ChangeAsync(HttpMethod.Post, $"/goal-adjustments/{adjustment["id"]}:approve", 1).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "goal_adjustment.same_person_approves");
        adjustment = await Step(reviewer, $"/goal-adjustments/{adjustment["id"]}", ":approve", adjustment);
        (adjustment["before"]!["indicators"]![0]!["target"]!.GetValue<decimal>(), adjustment["after"]!["indicators"]![0]!["target"]!.GetValue<decimal>()).ShouldBe((30, 31));
        (adjustment["before"]!["annualGoal"]!.ToString(), adjustment["after"]!["annualGoal"]!.ToString()).ShouldBe(("救助30人以上", "救助31人以上"));
        (await clerk.ReadBodyAsync(goals))["indicators"]![0]!["target"]!.GetValue<decimal>().ShouldBe(31);
        // What was proposed against goals that have moved on since is not applied over them.
        await reviewer.ChangeAsync(HttpMethod.Post, $"/goal-adjustments/{unbalanced["id"]}:approve", 1).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "goal_adjustment.outdated");

        // The year.
        foreach (var (kind, amount) in new[] { ("initial", "500000.00"), ("arrival", "500000.00"), ("disbursement", "500000.00") })
            (await finance.PostAsync($"/projects/{county.ProjectId}/budget-entries", new JsonObject { ["fiscalYear"] = 2020, ["kind"] = kind, ["amount"] = amount, ["occurredOn"] = "2020-03-01", ["documentNumber"] = "财预〔2020〕1号" })).EnsureSuccessStatusCode();
        foreach (var (id, value) in ids.Zip([31m, 30m, 27m])) await RecordAsync(id, value);
        var evaluated = new EvaluatedCounty(county);
        await evaluated.RecomputeAsync();

        // Self-evaluation: an own score, findings that forbid, a return, an override.
        var evaluation = await evaluated.OpenAsync();
        var (path, evaluationId) = ($"/evaluations/{evaluation["id"]}", evaluation["id"]!.GetValue<Guid>());
        await clerk.PostAsync($"/projects/{county.ProjectId}/evaluations", new JsonObject { ["fiscalYear"] = 2020 }).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "evaluation.already_opened");
        evaluation = await Step(clerk, path, ":self-evaluate", evaluation, new JsonObject { ["rows"] = new JsonArray(new JsonObject { ["rowKey"] = ids[2], ["score"] = 40 }), ["findingReasons"] = new JsonArray() });
        var own = RowOf(evaluation, ids[2]);
        (own["computed"]!.GetValue<decimal>(), own["selfEntered"]!.GetValue<decimal>(), own["reviewed"]!.GetValue<decimal>()).ShouldBe((36, 40, 36));
        var refused = await (await clerk.ChangeAsync(HttpMethod.Post, $"{path}:submit", evaluation["revision"]!.GetValue<int>())).BodyAsync(HttpStatusCode.UnprocessableEntity);
        refused["errors"]!.AsArray().Select(e => e!["code"]!.ToString()).Distinct().Order().ShouldBe(["evaluation.error_stands", "evaluation.warning_unexplained"]);
        refused.ToJsonString().ShouldContain("SCORE_DIFFERS");

        await evaluated.CompleteDraftAsync(evaluationId);
        await evaluated.WaiveErrorsAsync(evaluationId);
        evaluation = await Step(clerk, path, ":self-evaluate", evaluation, await evaluated.ExplainedAsync(evaluationId));
        evaluation = await Step(clerk, path, ":submit", evaluation);
        await clerk.PostAsync($"{path}/draft:regenerate", new JsonObject()).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "evaluation.not_now");
        evaluation = await Step(reviewer, path, ":return", evaluation, Reason("补充化解积案的说明"));
        var explained = await evaluated.ExplainedAsync(evaluationId);
        explained["rows"] = new JsonArray(new JsonObject { ["rowKey"] = ids[2], ["reason"] = "两案当事人外出", ["measures"] = "次年一季度上门化解" });
        evaluation = await Step(clerk, path, ":self-evaluate", evaluation, explained);
        evaluation = await Step(clerk, path, ":submit", evaluation);
        var seen = evaluation["revision"]!.GetValue<int>();
        await host.As(Role.CountyReviewer, county.Code, $"CountyClerk@{county.Code}").ChangeAsync(HttpMethod.Post, $"{path}:review", seen, new JsonObject { ["opinion"] = "属实" }).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "evaluation.same_person_reviews");
        await reviewer.ChangeAsync(HttpMethod.Post, $"{path}:override", seen, Override(ids[2], 40.01m)).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "evaluation.score_outside_weight /score");
        await reviewer.ChangeAsync(HttpMethod.Post, $"{path}:override", seen, Override("nothing", 1)).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "evaluation.unknown_row /rowKey");
        evaluation = await Step(reviewer, path, ":override", evaluation, Override(ids[2], 34));
        var judged = RowOf(evaluation, ids[2]);
        (judged["computed"]!.GetValue<decimal>(), judged["reviewed"]!.GetValue<decimal>(), judged["overrideReason"]!.ToString()).ShouldBe((36, 34, "核查扣分"));
        evaluation = await Step(reviewer, path, ":review", evaluation, new JsonObject { ["opinion"] = "属实" });
        (evaluation["total"]!.GetValue<decimal>(), evaluation["reviewedTotal"]!.GetValue<decimal>(), evaluation["reviewedGrade"]!.ToString()).ShouldBe((96, 94, "excellent"));
        var made = (await clerk.ReadBodyAsync($"{path}/overrides"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        (made["computed"]!.GetValue<decimal>(), made["before"]!.GetValue<decimal>(), made["after"]!.GetValue<decimal>(), made["actor"]!.ToString()).ShouldBe((36, 36, 34, $"CountyReviewer@{county.Code}"));

        // Frozen and published, used, put right.
        evaluation = await Step(reviewer, path, ":freeze", evaluation);
        evaluation = await Step(finance, path, ":publish", evaluation);
        evaluation["publication"]!["total"]!.GetValue<decimal>().ShouldBe(94);
        var published = Held(await clerk.ReadBodyAsync(path));
        await finance.PostAsync($"{path}/result-applications", Result("cut", 2021)).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "result.amount_missing /amount");
        await finance.PostAsync($"{path}/result-applications", Result("keep", 2020)).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "result.not_a_later_year /nextYear");
        await (await finance.PostAsync($"{path}/result-applications", Result("hold", 2021).With(("amount", "50000.00")))).BodyAsync(HttpStatusCode.Created);
        await (await finance.PostAsync($"{path}/result-applications", Result("keep", 2021))).BodyAsync(HttpStatusCode.Created);
        (await clerk.ReadBodyAsync($"{path}/result-applications")).Each("decision").ShouldBe(["hold", "keep"]);

        var missed = (await clerk.ReadBodyAsync($"/projects/{county.ProjectId}/findings?fiscalYear=2020"))["items"]!.AsArray().Single(f => f!["id"]!.ToString() == "TARGET_MISSED")!;
        JsonObject order = new() { ["findingId"] = "TARGET_MISSED", ["place"] = missed["place"]!.ToString(), ["task"] = "化解余下积案", ["owner"] = "县信访局", ["dueOn"] = "2021-05-01" };
        await reviewer.PostAsync($"{path}/rectification-items", order.With(("place", "//elsewhere"))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "rectification.unknown_finding /findingId");
        await reviewer.PostAsync($"{path}/rectification-items", order.With(("dueOn", "2020-12-31"))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "rectification.due_in_past /dueOn");
        var item = await (await reviewer.PostAsync($"{path}/rectification-items", order)).BodyAsync(HttpStatusCode.Created);
        // 1 May 2021 is a Saturday.
        item["dueOn"]!.ToString().ShouldBe("2021-05-03");
        var items = $"/rectification-items/{item["id"]}";
        item = await Step(clerk, items, ":report", item, new JsonObject { ["report"] = "三案已化解" });
        await reviewer.ChangeAsync(HttpMethod.Post, $"{items}:close", item["revision"]!.GetValue<int>()).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "rectification.finding_persists");
        await RecordAsync(ids[2], 30);
        await reviewer.ChangeAsync(HttpMethod.Post, $"{items}:close", item["revision"]!.GetValue<int>()).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "rectification.not_recomputed");
        await evaluated.RecomputeAsync();
        await host.As(Role.CountyReviewer, county.Code, $"CountyClerk@{county.Code}").ChangeAsync(HttpMethod.Post, $"{items}:close", item["revision"]!.GetValue<int>()).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "rectification.same_person_closes");
        item = await Step(reviewer, items, ":close", item);
        item["status"]!.ToString().ShouldBe("closed");

        // The correction stands beside the evaluation, which has not moved.
        Held(await clerk.ReadBodyAsync(path)).ShouldBe(published);
        var supplement = await (await reviewer.PostAsync($"{path}/supplements", Reason("补录三案化解结果"))).BodyAsync(HttpStatusCode.Created);
        (supplement["before"]!["total"]!.GetValue<decimal>(), supplement["after"]!["total"]!.GetValue<decimal>()).ShouldBe((96, 100));
        (supplement["before"]!["rows"]!.AsArray().ShouldHaveSingleItem()!["score"]!.GetValue<decimal>(), supplement["after"]!["rows"]![0]!["score"]!.GetValue<decimal>()).ShouldBe((36, 40));
        (await clerk.ReadBodyAsync($"{path}/supplements")).Each("reason").ShouldBe(["补录三案化解结果"]);
        Held(await clerk.ReadBodyAsync(path)).ShouldBe(published);

        (await StepsAsync(goals)).ShouldBe(["submit submitted Clerk ", "return returned Reviewer 目标值偏低", "submit submitted Clerk ", "approve approved Reviewer "]);
        (await StepsAsync($"/goal-adjustments/{adjustment["id"]}")).ShouldBe(["propose proposed Clerk 年中任务调整", "approve approved Reviewer "]);
        (await StepsAsync(path)).ShouldBe(["open opened Clerk ", "self-evaluate selfEvaluated Clerk ", "self-evaluate selfEvaluated Clerk ", "submit submitted Clerk ", "return returned Reviewer 补充化解积案的说明",
            "self-evaluate selfEvaluated Clerk ", "submit submitted Clerk ", "override submitted Reviewer 核查扣分", "review reviewed Reviewer 属实", "freeze frozen Reviewer ", "publish published Finance "]);
        (await StepsAsync(items)).ShouldBe(["open open Reviewer 化解余下积案", "report reported Clerk 三案已化解", "close closed Reviewer "]);

        async Task RecordAsync(string indicator, decimal value) =>
            (await clerk.PostAsync($"/indicators/{indicator}/actual-values", new JsonObject { ["value"] = value, ["evidence"] = "台账", ["asOf"] = "2020-12-31" })).EnsureSuccessStatusCode();
        async Task<List<string>> StepsAsync(string resource) => [.. (await clerk.ReadBodyAsync($"{resource}/transitions"))["items"]!.AsArray()
            .Select(t => $"{t!["action"]} {t["to"]} {t["actor"]!.ToString().Replace("County", "", StringComparison.Ordinal).Split('@')[0]} {t["reason"]}")];
    }

    [Fact]
    public async Task An_evaluation_is_not_frozen_while_its_report_has_gaps_or_its_records_have_moved()
    {
        var evaluated = await EvaluatedCounty.CreateAsync(host, actual: 29);
        var (county, reviewer) = (evaluated.County, evaluated.County.Reviewer);
        var evaluation = await evaluated.UpToAsync(":review");
        var path = $"/evaluations/{evaluation["id"]}";
        var seen = evaluation["revision"]!.GetValue<int>();

        // Somebody opens a gap again: what was edited into the report is taken out of it.
        await host.InScopeAsync(county.Code, async db =>
        {
            var drafts = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.EvaluationDrafts.Where(d => d.EvaluationId == evaluation["id"]!.GetValue<Guid>()).OrderBy(d => d.Version));
            db.EvaluationDrafts.Add(drafts[^1].Edit(Guid.CreateVersion7(), drafts[0].Read(), Domain.Evaluations.DraftOrigin.Edited, "clerk", DateTimeOffset.UtcNow));
            await db.SaveChangesAsync(default);
        });
        var refused = await (await reviewer.ChangeAsync(HttpMethod.Post, $"{path}:freeze", seen)).BodyAsync(HttpStatusCode.UnprocessableEntity);
        refused["errors"]!.AsArray().Select(e => e!["code"]!.ToString()).ShouldContain("draft.placeholders_left");
        refused["errors"]!.AsArray().Select(e => e!["code"]!.ToString()).ShouldContain("evaluation.error_stands");
        await evaluated.CompleteDraftAsync(evaluation["id"]!.GetValue<Guid>());

        var indicator = (await county.Clerk.ReadBodyAsync($"/goals?projectId={county.ProjectId}"))["items"]![0]!["id"]!.ToString();
        var row = (await county.Clerk.ReadBodyAsync($"/goals/{indicator}"))["indicators"]![0]!["id"]!.ToString();
        (await county.Clerk.PostAsync($"/indicators/{row}/actual-values", new JsonObject { ["value"] = 28, ["evidence"] = "台账", ["asOf"] = "2020-12-31" })).EnsureSuccessStatusCode();
        await reviewer.ChangeAsync(HttpMethod.Post, $"{path}:freeze", seen).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "evaluation.not_recomputed");
        await evaluated.RecomputeAsync();
        await reviewer.ChangeAsync(HttpMethod.Post, $"{path}:freeze", seen).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "evaluation.figures_moved");
        // It can still go back to its unit.
        (await Step(reviewer, path, ":return", evaluation, Reason("数据有更正")))["status"]!.ToString().ShouldBe("returned");
    }

    [Fact]
    public async Task An_override_falls_when_the_score_it_was_made_against_changes()
    {
        var evaluated = await EvaluatedCounty.CreateAsync(host, actual: 29);
        var county = evaluated.County;
        var evaluation = await evaluated.UpToAsync(":submit");
        var path = $"/evaluations/{evaluation["id"]}";
        var row = evaluation["rows"]!.AsArray().Select(r => r!["rowKey"]!.ToString()).First(key => key != "execution");
        evaluation = await Step(county.Reviewer, path, ":override", evaluation, Override(row, 20));
        evaluation = await Step(county.Reviewer, path, ":return", evaluation, Reason("更正实际值"));
        RowOf(evaluation, row)["reviewed"]!.GetValue<decimal>().ShouldBe(20);
        (await county.Clerk.PostAsync($"/indicators/{row}/actual-values", new JsonObject { ["value"] = 30, ["evidence"] = "台账", ["asOf"] = "2020-12-31" })).EnsureSuccessStatusCode();
        await evaluated.RecomputeAsync();
        evaluation = await Step(county.Clerk, path, ":self-evaluate", evaluation, await evaluated.ExplainedAsync(evaluation["id"]!.GetValue<Guid>()));
        RowOf(evaluation, row)["reviewed"]!.GetValue<decimal>().ShouldBe(RowOf(evaluation, row)["computed"]!.GetValue<decimal>());
        (await county.Clerk.ReadBodyAsync($"{path}/overrides"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_of_a_frozen_evaluation_moves_in_the_database_either()
    {
        var evaluated = await EvaluatedCounty.CreateAsync(host);
        var evaluation = await evaluated.UpToAsync(":freeze");
        var scope = StateMachine<Domain.Indicators.GoalStatus>.Scope(evaluated.County.Code);
        foreach (var change in (string[])
        [
            $"update relief.evaluations set total = 1 where id = '{evaluation["id"]}'",
            $"update relief.evaluations set status = 'Reviewed' where id = '{evaluation["id"]}'",
            $"update relief.evaluations set status = 'Published', reviewed_total = 1 where id = '{evaluation["id"]}'",
            $"delete from relief.evaluations where id = '{evaluation["id"]}'",
            $"insert into relief.evaluation_drafts select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'version', 99, 'operation_id', null))).* from relief.evaluation_drafts d where evaluation_id = '{evaluation["id"]}' limit 1",
            $"insert into relief.evaluation_overrides (id, division_code, evaluation_id, row_key, after, reason, actor, recorded_at) values (gen_random_uuid(), '{evaluated.County.Code}', '{evaluation["id"]}', 'x', 1, '', '', now())",
        ])
            (await Should.ThrowAsync<Npgsql.PostgresException>(() => Sql.RunAsync(host.Database.Owner, scope + change, last: true))).MessageText.ShouldContain("frozen", customMessage: change);
    }

    [Fact]
    public async Task Year_end_leaves_what_was_handed_in_as_it_is()
    {
        var evaluated = await EvaluatedCounty.CreateAsync(host, actual: 29);
        var evaluation = await evaluated.UpToAsync(":submit");
        var before = Held(await evaluated.County.Clerk.ReadBodyAsync($"/evaluations/{evaluation["id"]}"));
        await evaluated.YearEndAsync();
        Held(await evaluated.County.Clerk.ReadBodyAsync($"/evaluations/{evaluation["id"]}")).ShouldBe(before);
    }

    private static async Task<JsonNode> Step(HttpClient client, string resource, string verb, JsonNode seen, JsonNode? body = null) =>
        await (await client.ChangeAsync(HttpMethod.Post, resource + verb, seen["revision"]!.GetValue<int>(), body)).BodyAsync(HttpStatusCode.OK);

    private static JsonObject Reason(string reason) => new() { ["reason"] = reason };

    private static JsonObject Override(string row, decimal score) => new() { ["rowKey"] = row, ["score"] = score, ["reason"] = "核查扣分" };

    private static JsonObject Result(string decision, int year) => new() { ["decision"] = decision, ["nextYear"] = year, ["reason"] = "按评价结果安排" };

    private static JsonObject Row(string category, string name, string unit, decimal weight) => new() { ["category"] = category, ["name"] = name, ["kind"] = "quantitative", ["operator"] = "atLeast", ["target"] = 30, ["unit"] = unit, ["weight"] = weight, ["targetBasis"] = "年度计划" };

    private static JsonNode RowOf(JsonNode evaluation, string key) => evaluation["rows"]!.AsArray().Single(r => r!["rowKey"]!.ToString() == key)!;

    /// <summary>What an evaluation holds, without what may be done with it.</summary>
    private static string Held(JsonNode evaluation) => evaluation.AsObject().Without("actions").ToJsonString();
}
