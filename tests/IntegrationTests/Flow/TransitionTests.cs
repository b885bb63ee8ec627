using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Indicators;
using ReliefApi.IntegrationTests.Fixture;
using ReliefApi.IntegrationTests.Goals;

namespace ReliefApi.IntegrationTests.Flow;

/// <summary>Every state × every step × every role: taken and led where it must, or refused with the one right code and without a trace.</summary>
public sealed class TransitionTests(ReliefHost host, ITestOutputHelper output)
{
    [Fact]
    public async Task Goals_move_only_as_their_state_machine_says()
    {
        var county = await TestCounty.CreateAsync(host);
        var goal = await GoalTests.Define(county, GoalTests.Goal());
        var id = goal["id"]!.GetValue<Guid>();
        output.WriteLine("{0} combinations", await new StateMachine<GoalStatus>(county, "performance_goals", $"/goals/{id}", id, GoalFlow.All)
        {
            Expected = """
                           reviseGoal  submitGoal       returnGoal         approveGoal        proposeGoalAdjustment
                Draft      Clerk       Clerk>Submitted  -                  -                  -
                Submitted  -           -                Reviewer>Returned  Reviewer>Approved  -
                Returned   Clerk       Clerk>Submitted  -                  -                  -
                Approved   -           -                -                  -                  Clerk
                """,
            BodyOf = operation => Task.FromResult<JsonNode?>(operation switch
            {
                "reviseGoal" => GoalTests.Goal().Without("fiscalYear", "form"),
                "proposeGoalAdjustment" => new JsonObject { ["documentNumber"] = "财绩1号", ["reason"] = "任务调整", ["annualGoal"] = "救助31人", ["indicators"] = new JsonArray() },
                _ => null,
            }),
            CodeIn = state => state == GoalStatus.Approved ? "goal.approved" : "goal.not_now",
            // Revising makes whoever revised the definer; the reviewer is another person all along.
            Before = state => $"update relief.performance_goals set status = '{state}', defined_by = 'somebody', submitted_by = 'somebody'",
        }.CheckAsync());
    }

    [Fact]
    public async Task An_adjustment_is_decided_once()
    {
        var county = await TestCounty.CreateAsync(host);
        var goal = await GoalTests.Define(county, GoalTests.Goal());
        await Sql.RunAsync(host.Database.Owner, StateMachine<GoalStatus>.Scope(county.Code) + $"update relief.performance_goals set status = 'Approved' where id = '{goal["id"]}'", last: true);
        var adjustment = await (await county.Clerk.PostAsync($"/goals/{goal["id"]}/adjustments", new JsonObject
        {
            ["documentNumber"] = "财绩1号",
            ["reason"] = "任务调整",
            ["overallGoal"] = "案结事了",
            ["annualGoal"] = "救助31人",
            ["indicators"] = new JsonArray(),
        })).BodyAsync(HttpStatusCode.Created);
        var id = adjustment["id"]!.GetValue<Guid>();
        output.WriteLine("{0} combinations", await new StateMachine<AdjustmentStatus>(county, "goal_adjustments", $"/goal-adjustments/{id}", id, AdjustmentFlow.All)
        {
            Expected = """
                           approveGoalAdjustment  rejectGoalAdjustment
                Proposed   Reviewer>Approved      Reviewer>Rejected
                Approved   -                      -
                Rejected   -                      -
                """,
            CodeIn = _ => "goal_adjustment.decided",
            Before = state => $"update relief.performance_goals set annual_goal = '{goal["annualGoal"]}' where id = '{goal["id"]}'; update relief.goal_adjustments set status = '{state}'",
        }.CheckAsync());
    }

    [Fact]
    public async Task A_self_evaluation_moves_only_as_its_state_machine_says()
    {
        var evaluated = await EvaluatedCounty.CreateAsync(host, actual: 29);
        var evaluation = await evaluated.UpToAsync(":self-evaluate");
        var (county, id) = (evaluated.County, evaluation["id"]!.GetValue<Guid>());
        var finding = (await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/findings?fiscalYear=2020"))["items"]![0]!;
        var explained = await evaluated.ExplainedAsync(id);
        var docx = Convert.ToBase64String(await county.Clerk.GetByteArrayAsync(new Uri($"/api/v1/evaluations/{id}/draft?format=docx", UriKind.Relative)));
        var draft = await county.Clerk.ReadBodyAsync($"/evaluations/{id}/draft/passages");
        var section = new JsonArray([.. draft["passages"]!.AsArray().Where(p => p!["kind"]!.ToString() == "paragraph" && p["id"]!.ToString().StartsWith("s7.", StringComparison.Ordinal))
            .Select(p => new JsonObject { ["id"] = p!["id"]!.ToString(), ["text"] = p["marked"]!.ToString() })]);
        output.WriteLine("{0} combinations", await new StateMachine<EvaluationStatus>(county, "evaluations", $"/evaluations/{id}", id, EvaluationFlow.All)
        {
            Expected = """
                               selfEvaluate         submitEvaluation  returnEvaluation   overrideEvaluationRow  reviewEvaluation   freezeEvaluation  publishEvaluation  addSupplement  applyResult  openRectificationItem  reviseDraftSection  uploadDraft     regenerateDraft
                Opened         Clerk>SelfEvaluated  -                 -                  -                      -                  -                 -                  -              -            -                      Clerk+Reviewer      Clerk+Reviewer  Clerk+Reviewer
                SelfEvaluated  Clerk>SelfEvaluated  Clerk>Submitted   -                  -                      -                  -                 -                  -              -            -                      Clerk+Reviewer      Clerk+Reviewer  Clerk+Reviewer
                Submitted      -                    -                 Reviewer>Returned  Reviewer               Reviewer>Reviewed  -                 -                  -              -            -                      Clerk+Reviewer      Clerk+Reviewer  -
                Returned       Clerk>SelfEvaluated  -                 -                  -                      -                  -                 -                  -              -            -                      Clerk+Reviewer      Clerk+Reviewer  Clerk+Reviewer
                Reviewed       -                    -                 Reviewer>Returned  -                      -                  Reviewer>Frozen   -                  -              -            Reviewer+Finance       Clerk+Reviewer      Clerk+Reviewer  -
                Frozen         -                    -                 -                  -                      -                  -                 Finance>Published  Reviewer       Finance      Reviewer+Finance       -                   -               -
                Published      -                    -                 -                  -                      -                  -                 -                  Reviewer       Finance      Reviewer+Finance       -                   -               -
                """,
            BodyOf = operation => Task.FromResult<JsonNode?>(operation switch
            {
                "selfEvaluate" => explained.DeepClone(),
                "overrideEvaluationRow" => new JsonObject { ["rowKey"] = "execution", ["score"] = 9.5m, ["reason"] = "核减" },
                "applyResult" => new JsonObject { ["decision"] = "keep", ["nextYear"] = 2021, ["reason"] = "优先安排" },
                "openRectificationItem" => new JsonObject { ["findingId"] = finding["id"]!.ToString(), ["place"] = finding["place"]!.ToString(), ["task"] = "补充数据", ["owner"] = "信访局", ["dueOn"] = "2021-03-31" },
                "reviseDraftSection" => new JsonObject { ["passages"] = section.DeepClone() },
                "uploadDraft" => new JsonObject { ["document"] = docx },
                _ => null,
            }),
            RevisionOf = async operation => operation == "reviseDraftSection" ? (await county.Clerk.ReadBodyAsync($"/evaluations/{id}/draft/passages"))["revision"]!.GetValue<int>() : null,
            CodeIn = state => state is EvaluationStatus.Frozen or EvaluationStatus.Published ? "evaluation.frozen" : "evaluation.not_now",
            // A frozen sheet differs from what would be computed now, so that there is something to supplement.
            Before = state => $"alter table relief.evaluations disable trigger refuse_frozen; update relief.evaluations set status = '{state}', entered_by = 'somebody', submitted_by = 'somebody', "
                + $"total = {(state is EvaluationStatus.Frozen or EvaluationStatus.Published ? "1" : "(select sum(score) + 10 from relief.indicators where project_id = relief.evaluations.project_id)")}",
            After = "alter table relief.evaluations enable trigger refuse_frozen",
        }.CheckAsync());
    }

    [Fact]
    public async Task A_rectification_item_moves_only_as_its_state_machine_says()
    {
        var evaluated = await EvaluatedCounty.CreateAsync(host);
        var county = evaluated.County;
        var evaluation = await evaluated.OpenAsync();
        var id = Guid.CreateVersion7();
        await Sql.RunAsync(host.Database.Owner, StateMachine<RectificationStatus>.Scope(county.Code) + $"""
            insert into relief.rectification_items (id, division_code, evaluation_id, project_id, fiscal_year, finding_id, place, task, owner, due_on, status, revision)
            values ('{id}', '{county.Code}', '{evaluation["id"]}', '{county.ProjectId}', 2020, 'GONE', '//', '补充数据', '信访局', '2021-03-31', 'Open', 1)
            """, last: true);
        output.WriteLine("{0} combinations", await new StateMachine<RectificationStatus>(county, "rectification_items", $"/rectification-items/{id}", id, RectificationFlow.All)
        {
            Expected = """
                          reportRectification  closeRectification
                Open      Clerk>Reported       -
                Reported  Clerk>Reported       Reviewer+Finance>Closed
                Closed    -                    -
                """,
            CodeIn = _ => "rectification.not_now",
            Before = state => $"update relief.rectification_items set status = '{state}', reported_by = 'somebody'",
        }.CheckAsync());
    }
}
