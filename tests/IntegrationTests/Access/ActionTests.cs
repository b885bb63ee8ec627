using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.Api.Security;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Contract;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Access;

/// <summary>What a single resource says its caller may do.</summary>
public sealed class ActionTests(ReliefHost host, ITestOutputHelper output)
{
    [Fact]
    public async Task Every_resource_names_every_operation_below_its_address_and_allows_none_that_the_role_may_not_call()
    {
        await using var own = await host.AnotherAsync(MatrixTests.ReadableSeeds);
        var contract = await ServedContract.ReadAsync(own);
        var division = await SeededDivision.CreateAsync(own, "420101");
        var operations = contract.Operations.ToDictionary(o => o.Id);
        var resources = contract.Operations.Where(o => o.Reads && o.Answer?["properties"]?["actions"] is not null && o.NamesOne).ToList();
        resources.ShouldNotBeEmpty();
        List<string> faults = [];
        var checks = 0;
        foreach (var resource in resources)
        {
            var below = contract.Operations.Where(o => !o.Reads && o.Method != "PATCH" && (o.Path == resource.Path || o.Path.StartsWith(resource.Path + ":", StringComparison.Ordinal) || o.Path.StartsWith(resource.Path + "/", StringComparison.Ordinal)))
                .Select(o => o.Id).Order().ToList();
            foreach (var role in resource.Roles)
            {
                using var client = own.As(role, division.Code);
                var answer = await client.GetAsync(new Uri(resource.Address(division.Id, division.Code), UriKind.Relative));
                var actions = (await answer.BodyAsync(HttpStatusCode.OK))["actions"]!.AsArray().Select(a => a!.AsObject()).ToList();
                var names = actions.Select(a => a["name"]!.GetValue<string>()).Order().ToList();
                if (!names.SequenceEqual(below)) faults.Add($"{resource} names {string.Join(", ", names)} and not {string.Join(", ", below)}");
                foreach (var action in actions)
                {
                    checks++;
                    var allowed = action["allowed"]!.GetValue<bool>();
                    if (allowed != (action["whyNot"] is null)) faults.Add($"{resource}: {action.ToJsonString()}");
                    if (!operations[action["name"]!.GetValue<string>()].Roles.Contains(role) && action["whyNot"]?["code"]?.GetValue<string>() != "auth.forbidden") faults.Add($"{resource}: {Claims.NameOf(role)}: {action.ToJsonString()}");
                }
            }
        }
        output.WriteLine($"{resources.Count} resources, {checks} actions");
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_says_at_each_of_its_states_what_a_try_then_confirms()
    {
        var county = await TestCounty.CreateAsync(host);
        var file = await CaseFile.OpenAsync(county, "J-ACT");
        string[] way = ["", "apply", "first-review", "joint-review", "approve", "notice", "sign-agreement", "pay", "follow-up", "close"];
        (string Verb, string Operation, HttpClient Client)[] steps =
        [
            ("apply", "applyForRelief", county.Clerk), ("first-review", "firstReviewReliefCase", county.Reviewer), ("joint-review", "jointReviewReliefCase", county.Reviewer),
            ("approve", "approveReliefCase", county.Reviewer), ("notice", "giveNotice", county.Clerk), ("sign-agreement", "signAgreement", county.Clerk),
            ("pay", "payRelief", county.Finance), ("follow-up", "followUpReliefCase", county.Clerk), ("close", "closeReliefCase", county.Reviewer),
        ];
        foreach (var reached in way)
        {
            if (reached.Length > 0) await file.TakeAsync(steps.Single(s => s.Verb == reached).Client, reached, CaseFile.Body(reached));
            foreach (var (verb, operation, client) in steps)
            {
                var whyNot = ActionOf(await client.ReadAsync(file.Path), operation)["whyNot"]?["code"]?.GetValue<string>();
                var tried = await client.SendAsync($"{file.Path}:{verb}?validateOnly=true", CaseFile.Body(verb), file.Revision);
                var refusedByState = tried.Status != HttpStatusCode.OK && tried.Codes.Contains("relief_case.not_now");
                // A step may be refused for more than the state, such as an amount; then the state alone is not asked.
                if (whyNot is null) refusedByState.ShouldBeFalse($"{verb} after '{reached}': {tried.Text}");
                else tried.Status.ShouldNotBe(HttpStatusCode.OK, $"{verb} after '{reached}' is refused for {whyNot}");
            }
        }
    }

    [Fact]
    public async Task A_refusal_is_told_by_role_then_by_place_then_by_state_in_the_language_of_the_caller()
    {
        var county = await TestCounty.CreateAsync(host);
        var file = await CaseFile.OpenAsync(county, "J-WHY");
        Refusal(await county.Clerk.ReadAsync(file.Path), "approveReliefCase").ShouldBe(("auth.forbidden", "您的角色无权执行此操作。"));
        Refusal(await county.Reviewer.ReadAsync(file.Path), "approveReliefCase").ShouldBe(("relief_case.not_now", "个案的当前状态不允许此操作。"));
        using var above = host.As(Role.CountyReviewer, county.Prefecture);
        Refusal(await above.ReadAsync(file.Path), "approveReliefCase").ShouldBe(("access.read_only", "您可以查看该区划，但无权在其中写入。"));
        using var english = county.Reviewer;
        english.DefaultRequestHeaders.Add("Accept-Language", "en");
        Refusal(await english.ReadAsync(file.Path), "approveReliefCase").ShouldBe(("relief_case.not_now", "The case's state does not allow this step."));
        ActionOf(await county.Clerk.ReadAsync(file.Path), "applyForRelief")["allowed"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_filed_a_case_reads_that_they_may_not_approve_it()
    {
        var county = await TestCounty.CreateAsync(host);
        var file = await CaseFile.OpenAsync(county, "J-SAME");
        using var clerk = host.As(Role.CountyClerk, county.Code, "one person");
        using var reviewer = host.As(Role.CountyReviewer, county.Code, "one person");
        (await file.TakeAsync(clerk, "apply", CaseFile.Body("apply"))).Ok();
        foreach (var verb in (string[])["first-review", "joint-review"]) (await file.TakeAsync(county.Reviewer, verb, CaseFile.Body(verb))).Ok();
        Refusal(await reviewer.ReadAsync(file.Path), "approveReliefCase").Code.ShouldBe("relief_case.same_person_approves");
        ActionOf(await county.Reviewer.ReadAsync(file.Path), "approveReliefCase")["allowed"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task The_items_of_a_list_carry_no_actions()
    {
        var county = await TestCounty.CreateAsync(host);
        var listed = (await county.Clerk.ReadAsync("/projects")).Items;
        listed.ShouldNotBeEmpty();
        listed.ShouldAllBe(p => !p.AsObject().ContainsKey("actions"));
    }

    private static (string Code, string Detail) Refusal(Answer answer, string operation) =>
        (ActionOf(answer, operation)["whyNot"]!["code"]!.GetValue<string>(), ActionOf(answer, operation)["whyNot"]!["detail"]!.GetValue<string>());

    private static JsonNode ActionOf(Answer answer, string operation) => answer.Ok().Body!["actions"]!.AsArray().Single(a => a!["name"]!.GetValue<string>() == operation)!;
}
