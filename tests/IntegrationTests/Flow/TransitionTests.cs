using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Contract;
using ReliefApi.IntegrationTests.Fixture;
using ReliefApi.IntegrationTests.Goals;

namespace ReliefApi.IntegrationTests.Flow;

/// <summary>Every state × every step × every role, generated from the state machines: taken, or refused with the one right code and without a trace.</summary>
public sealed class TransitionTests(ReliefHost host)
{
    [Fact]
    public async Task Goals_move_only_as_their_state_machine_says()
    {
        var county = await TestCounty.CreateAsync(host);
        var goal = await GoalTests.Define(county, GoalTests.Goal());
        var content = GoalTests.Goal().Without("fiscalYear", "form");
        await new Machine<GoalStatus>(county, "performance_goals", goal["id"]!.GetValue<Guid>(), GoalFlow.All)
        {
            BodyOf = operation => operation switch
            {
                "reviseGoal" => content,
                "proposeGoalAdjustment" => new JsonObject { ["documentNumber"] = "财绩1号", ["reason"] = "任务调整", ["annualGoal"] = "救助31人", ["indicators"] = new JsonArray() },
                _ => null,
            },
            CodeIn = state => state == GoalStatus.Approved ? "goal.approved" : "goal.not_now",
            // Revising makes whoever revised the definer; the reviewer is another person all along.
            Before = state => $"update relief.performance_goals set status = '{state}', defined_by = 'somebody', submitted_by = 'somebody'",
        }.CheckAsync();
    }

    [Fact]
    public async Task An_adjustment_is_decided_once()
    {
        var county = await TestCounty.CreateAsync(host);
        var goal = await GoalTests.Define(county, GoalTests.Goal());
        await Sql.RunAsync(host.Database.Owner, Machine.Scope(county.Code) + $"update relief.performance_goals set status = 'Approved' where id = '{goal["id"]}'", last: true);
        var adjustment = await (await county.Clerk.PostAsync($"/goals/{goal["id"]}/adjustments", new JsonObject
        {
            ["documentNumber"] = "财绩1号",
            ["reason"] = "任务调整",
            ["overallGoal"] = "案结事了",
            ["annualGoal"] = "救助31人",
            ["indicators"] = new JsonArray(),
        })).BodyAsync(HttpStatusCode.Created);
        await new Machine<AdjustmentStatus>(county, "goal_adjustments", adjustment["id"]!.GetValue<Guid>(), AdjustmentFlow.All)
        {
            CodeIn = _ => "goal_adjustment.decided",
            Before = state => $"update relief.performance_goals set annual_goal = '{goal["annualGoal"]}' where id = '{goal["id"]}'; update relief.goal_adjustments set status = '{state}'",
        }.CheckAsync();
    }

    [Theory]
    [InlineData(EvaluationKind.SelfEvaluation)]
    [InlineData(EvaluationKind.DepartmentEvaluation)]
    [InlineData(EvaluationKind.FinanceEvaluation)]
    public async Task An_evaluation_moves_only_as_the_state_machine_of_its_kind_says(EvaluationKind kind)
    {
        var evaluated = await EvaluatedCounty.CreateAsync(host, actual: 29);
        var self = await evaluated.UpToAsync("self-evaluation");
        var county = evaluated.County;
        var flow = EvaluationFlow.Of(kind);
        var finding = (await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/score?fiscalYear=2020"))["findings"]![0]!;
        var explained = await evaluated.ExplainedAsync();
        await new Machine<EvaluationStatus>(county, "evaluations", self["id"]!.GetValue<Guid>(), flow.All)
        {
            BodyOf = operation => operation switch
            {
                "selfEvaluate" => explained,
                "overrideEvaluationRow" => new JsonObject { ["rowKey"] = "execution", ["score"] = 9.5m, ["reason"] = "核减" },
                "applyResult" => new JsonObject { ["decision"] = "keep", ["nextYear"] = 2021, ["reason"] = "优先安排" },
                "openRectificationItem" => new JsonObject { ["findingCode"] = finding["code"]!.ToString(), ["rowKey"] = finding["rowKey"]?.ToString(), ["task"] = "补充数据", ["owner"] = "信访局", ["dueOn"] = "2021-03-31" },
                _ => null,
            },
            CodeIn = state => state is EvaluationStatus.Frozen or EvaluationStatus.Published ? "evaluation.frozen" : "evaluation.not_now",
            CodeOutsideRole = "evaluation.other_role",
            // The frozen sheet differs from what would be computed now, so that there is something to supplement.
            Before = state => $"alter table relief.evaluations disable trigger refuse_frozen; update relief.evaluations set status = '{state}', kind = '{kind}', total = 1, grade = 'poor', entered_by = 'somebody', submitted_by = 'somebody'",
            After = "alter table relief.evaluations enable trigger refuse_frozen",
        }.CheckAsync();
    }

    [Fact]
    public async Task A_rectification_item_moves_only_as_its_state_machine_says()
    {
        var evaluated = await EvaluatedCounty.CreateAsync(host);
        var county = evaluated.County;
        var evaluation = await evaluated.OpenAsync();
        var id = Guid.CreateVersion7();
        await Sql.RunAsync(host.Database.Owner, Machine.Scope(county.Code) + $"""
            insert into relief.rectification_items (id, division_code, evaluation_id, project_id, fiscal_year, finding_code, task, owner, due_on, status, revision)
            values ('{id}', '{county.Code}', '{evaluation["id"]}', '{county.ProjectId}', 2020, 'GONE', '补充数据', '信访局', '2021-03-31', 'Open', 1)
            """, last: true);
        await new Machine<RectificationStatus>(county, "rectification_items", id, RectificationFlow.All)
        {
            CodeIn = _ => "rectification.not_now",
            Before = state => $"update relief.rectification_items set status = '{state}', reported_by = 'somebody'",
        }.CheckAsync();
    }

    private static class Machine
    {
        public static string Scope(string code) =>
            $"select set_config('app.read_from', '{code}', false), set_config('app.read_to', '{code}', false), set_config('app.write_from', '{code}', false), set_config('app.write_to', '{code}', false); ";
    }

    /// <summary>One row of a table, put into every state in turn and tried with every step by every role.</summary>
    private sealed record Machine<TState>(TestCounty County, string Table, Guid Id, IReadOnlyList<FlowStep<TState>> Steps) where TState : struct, Enum
    {
        public Func<string, JsonNode?> BodyOf { get; init; } = _ => null;
        public required Func<TState, string> CodeIn { get; init; }
        public string CodeOutsideRole { get; init; } = "auth.forbidden";
        public required Func<TState, string> Before { get; init; }
        public string After { get; init; } = "select 1";

        public async Task CheckAsync()
        {
            var contract = await ServedContract.ReadAsync(County.Host);
            List<string> faults = [];
            foreach (var state in Enum.GetValues<TState>())
                foreach (var step in Steps)
                    if (contract.Operations.SingleOrDefault(o => o.Id == step.Operation) is { } operation)
                        foreach (var role in Enum.GetValues<Role>()) faults.AddRange(await TryAsync(operation, step, state, role));
                    else faults.Add($"{step.Operation} is not served");
            faults.ShouldBeEmpty();
        }

        private async Task<IEnumerable<string>> TryAsync(ServedOperation operation, FlowStep<TState> step, TState state, Role role)
        {
            await Sql.RunAsync(County.Host.Database.Owner, Machine.Scope(County.Code) + Before(state) + $" where id = '{Id}'; {After}", last: true);
            var before = await TraceAsync();
            var body = BodyOf(operation.Id) ?? (operation.Body is { } schema ? Sample.Of(operation.Contract, schema, "body", Id, County.Code) : null);
            using var answer = await County.Host.As(role, County.Code).ChangeAsync(new(operation.Method), operation.Address(Id, County.Code)["/api/v1".Length..],
                operation.NeedsIfMatch ? before.Revision : null, body?.DeepClone());
            var text = await answer.Content.ReadAsStringAsync();
            var code = answer.IsSuccessStatusCode ? null : JsonNode.Parse(text)!["errors"]![0]!["code"]!.ToString();
            var expected = !operation.Roles.Contains(role) ? "auth.forbidden" : !step.Roles.Contains(role) ? CodeOutsideRole : step.FaultIn(state, Domain.Common.Error.Conflict("", "", "")) is null ? null : CodeIn(state);
            var after = await TraceAsync();
            List<string> faults = [];
            if (code != expected) faults.Add($"{role} · {state} · {step.Operation}: {code ?? "taken"} instead of {expected ?? "taken"}: {text}");
            if (code is not null && before != after) faults.Add($"{role} · {state} · {step.Operation}: refused, but something changed");
            if (code is null && after.Status != step.After(state).ToString()) faults.Add($"{role} · {state} · {step.Operation}: led to {after.Status}");
            if (code is null && step.To is not null && after.Transitions != before.Transitions + 1) faults.Add($"{role} · {state} · {step.Operation}: left no transition");
            return faults;
        }

        private async Task<(string Status, int Revision, string Row, long Transitions)> TraceAsync()
        {
            var row = (string)(await Sql.RunAsync(County.Host.Database.Owner, Machine.Scope(County.Code) + $"""
                select concat_ws('|', t.status, t.revision, (select count(*) from relief.flow_transitions where subject_id = t.id),
                    md5(t::text) || (select count(*) from relief.flow_transitions) || (select count(*) from relief.supplements) || (select count(*) from relief.result_applications)
                    || (select count(*) from relief.rectification_items) || (select count(*) from relief.evaluation_overrides) || (select count(*) from relief.goal_adjustments))
                from relief.{Table} t where t.id = '{Id}'
                """, last: true))!;
            var parts = row.Split('|');
            return (parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), parts[3], long.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
