using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.ReliefCases;

public sealed class ReliefCaseTests(ReliefHost host)
{
    [Fact]
    public async Task A_case_goes_from_draft_to_closed_and_leaves_steps_payments_and_ledger_entries()
    {
        var file = await CaseFile.OpenAsync(await TestCounty.CreateAsync(host));
        await file.ToAsync("close");
        var shown = (await file.County.Clerk.ReadAsync(file.Path)).Ok().Body!;
        shown["status"]!.GetValue<string>().ShouldBe("closed");
        (shown["paidAmount"]!.GetValue<string>(), shown["approvedAmount"]!.GetValue<string>(), shown["budgetYear"]!.GetValue<int>()).ShouldBe(("5000.00", "8000.00", 2020));
        (shown["decideDueOn"]!.GetValue<string>(), shown["payDueOn"]!.GetValue<string>()).ShouldBe(("2020-03-30", "2020-04-14"));
        var person = shown["person"]!;
        person["name"]!.GetValue<string>().ShouldBe("李**");
        person["idNumber"]!.GetValue<string>().ShouldBe("**************" + file.IdNumber[^4..]);
        person["phone"]!.GetValue<string>().ShouldBe("*******4321");
        person["address"]!.GetValue<string>().ShouldBe("***");
        person["bankAccount"]!.GetValue<string>().ShouldEndWith("5678");
        person["bankAccount"]!.GetValue<string>().ShouldStartWith("****");

        (await file.County.Finance.ReadAsync(file.Path + "/transitions")).Ok().Items.Select(t => t["action"]!.GetValue<string>())
            .ShouldBe(["open", "apply", "first-review", "joint-review", "approve", "notice", "sign-agreement", "pay", "follow-up", "close"]);
        (await file.TakeAsync(file.County.Finance, "return-payment", new() { ["occurredOn"] = "2020-05-01", ["amount"] = "1000.00", ["reason"] = "多付" })).Ok()
            .Body!["paidAmount"]!.GetValue<string>().ShouldBe("4000.00");
        (await file.County.Reviewer.ReadAsync(file.Path + "/payments")).Ok().Items.Select(p => p["amount"]!.GetValue<string>()).ShouldBe(["5000.00", "-1000.00"]);
        await host.InScopeAsync(file.County.Code, async db =>
        {
            var entries = await db.BudgetEntries.Where(e => e.PaymentId != null).OrderBy(e => e.Id).ToListAsync();
            entries.Select(e => (e.Kind, e.Amount)).ShouldBe([(BudgetEntryKind.Disbursement, 5000m), (BudgetEntryKind.Return, 1000m)]);
            (await db.BudgetBalances.SingleAsync()).Executed.ShouldBe(4000m);
        });
    }

    [Fact]
    public async Task Every_fault_of_a_draft_is_named_at_once_and_never_quotes_the_person()
    {
        var county = await TestCounty.CreateAsync(host);
        var body = CaseFile.CaseBody(county, Guid.CreateVersion7().ToString(), "", "110105194912310021");
        body["requestedAmount"] = "0.00";
        body["person"]!["name"] = "李**";
        body["person"]!["phone"] = "*******4321";
        body["person"]!["address"] = "***";
        var refused = await county.Clerk.SendAsync("/relief-cases", body);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Pointers.Zip(refused.Codes).ShouldBe([("/number", "field.required"), ("/person/name", "personal_data.masked"), ("/person/idNumber", "id_number.invalid"),
            ("/person/phone", "phone.invalid"), ("/person/address", "personal_data.masked"), ("/requestedAmount", "amount.not_positive")], ignoreOrder: true);
        refused.Text.ShouldNotContain("110105194912310021");
    }

    [Fact]
    public async Task A_draft_needs_its_petition_its_project_and_the_petitioner()
    {
        var county = await TestCounty.CreateAsync(host);
        var aside = await CaseFile.OpenAsync(await TestCounty.CreateAsync(host));
        var file = await CaseFile.OpenAsync(county);
        JsonObject Other(string member, JsonNode value)
        {
            var body = CaseFile.CaseBody(county, file.PetitionId, "J-2", file.IdNumber);
            if (member == "idNumber") body["person"]![member] = value;
            else body[member] = value;
            return body;
        }

        (await county.Clerk.SendAsync("/relief-cases", Other("petitionId", aside.PetitionId))).Refused(HttpStatusCode.UnprocessableEntity, "petition.not_found", "/petitionId");
        (await county.Clerk.SendAsync("/relief-cases", Other("projectId", aside.County.ProjectId))).Refused(HttpStatusCode.UnprocessableEntity, "project.not_found", "/projectId");
        (await county.Clerk.SendAsync("/relief-cases", Other("idNumber", TestPerson.NextIdNumber()))).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.person_not_petitioner", "/person/idNumber");
        (await county.Clerk.SendAsync("/relief-cases", Other("number", "J-1"))).Refused(HttpStatusCode.Conflict, "relief_case.number_taken", "/number");
        (await county.Clerk.SendAsync("/relief-cases", Other("number", "J-3"))).Refused(HttpStatusCode.Conflict, "relief_case.already_relieved");
    }

    [Fact]
    public async Task A_draft_is_revised_with_or_without_its_person_and_never_after_it_was_filed()
    {
        var file = await CaseFile.OpenAsync(await TestCounty.CreateAsync(host));
        var body = new JsonObject { ["ground"] = "other", ["requestedAmount"] = "7000.00" };
        var kept = (await file.County.Clerk.CallAsync(HttpMethod.Put, file.Path, body, 1)).Ok();
        (kept.Body!["person"]!["phone"]!.GetValue<string>(), kept.Body["ground"]!.GetValue<string>()).ShouldBe(("*******4321", "other"));
        (await file.County.Clerk.CallAsync(HttpMethod.Put, file.Path, body, 1)).Refused(HttpStatusCode.PreconditionFailed, "revision.stale");
        (await file.County.Clerk.CallAsync(HttpMethod.Put, file.Path, body)).Refused(HttpStatusCode.PreconditionRequired, "revision.required");

        (await file.County.Clerk.SendAsync(file.Path + ":apply", CaseFile.Body("apply"), 2)).Codes.ShouldBe(["relief_case.proof_missing", "relief_case.report_missing"]);
        body["person"] = new JsonObject { ["name"] = "王五", ["idNumber"] = file.IdNumber };
        body["householdProof"] = "证明2号";
        body["responsibleBodyReport"] = "报告2号";
        var changed = (await file.County.Clerk.CallAsync(HttpMethod.Put, file.Path, body, 2)).Ok();
        (changed.Body!["person"]!["name"]!.GetValue<string>(), changed.Body["person"]!["phone"]).ShouldBe(("王**", null));
        body["person"]!["idNumber"] = TestPerson.NextIdNumber();
        (await file.County.Clerk.CallAsync(HttpMethod.Put, file.Path, body, 3)).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.person_not_petitioner", "/person/idNumber");
        body.Remove("person");
        (await file.County.Clerk.SendAsync(file.Path + ":apply", CaseFile.Body("apply"), 3)).Ok();
        (await file.County.Clerk.CallAsync(HttpMethod.Put, file.Path, body, 4)).Refused(HttpStatusCode.Conflict, "relief_case.not_draft");
    }

    [Fact]
    public async Task An_approval_stays_below_the_cap_and_the_budget_and_is_another_persons()
    {
        var county = await TestCounty.CreateAsync(host);
        var first = await (await CaseFile.OpenAsync(county, "J-1", 20_000)).ToAsync("approve");
        var file = await (await CaseFile.OpenAsync(county, "J-2", 0)).ToAsync("joint-review");
        Task<Answer> Approve(HttpClient client, params (string, JsonNode?)[] other) => file.TakeAsync(client, "approve", CaseFile.Body("approve", other));

        (await Approve(county.Reviewer, ("amount", "10000.01"))).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.above_cap", "/amount");
        (await Approve(county.Reviewer, ("amount", "12000.01"), ("escalation", "县政府会议纪要"))).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.above_available", "/amount");
        (await Approve(host.As(Role.CountyReviewer, county.Code, $"{Role.CountyClerk}@{county.Code}"))).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.same_person_approves");
        (await Approve(county.Reviewer, ("occurredOn", "2021-01-01"))).Refused(HttpStatusCode.UnprocessableEntity, "date.in_future", "/occurredOn");
        (await Approve(county.Reviewer, ("occurredOn", "2020-03-11"))).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.before_previous_step", "/occurredOn");
        var all = await Approve(county.Reviewer, ("occurredOn", "2021-01-01"), ("amount", "-1.00"), ("conditions", ""));
        all.Pointers.ShouldBe(["/occurredOn", "/amount", "/conditions"], ignoreOrder: true);

        // What a withdrawn case held is free again.
        (await first.TakeAsync(county.Clerk, "withdraw", new() { ["occurredOn"] = "2020-03-16", ["reason"] = "本人撤回" })).Ok();
        (await Approve(county.Reviewer, ("amount", "20000.00"), ("escalation", "县政府会议纪要"))).Ok().Body!["approvedAmount"]!.GetValue<string>().ShouldBe("20000.00");
    }

    [Fact]
    public async Task An_agreement_is_voluntary_and_waits_for_the_notice_to_end()
    {
        var file = await (await CaseFile.OpenAsync(await TestCounty.CreateAsync(host))).ToAsync("approve");
        var clerk = file.County.Clerk;
        (await file.TakeAsync(clerk, "sign-agreement", CaseFile.Body("sign-agreement"))).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.not_noticed");
        (await file.TakeAsync(clerk, "notice", CaseFile.Body("notice"))).Ok();
        (await file.TakeAsync(clerk, "sign-agreement", CaseFile.Body("sign-agreement", ("occurredOn", "2020-03-20")))).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.notice_running", "/occurredOn");
        (await file.TakeAsync(clerk, "sign-agreement", CaseFile.Body("sign-agreement", ("voluntary", false)))).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.not_voluntary", "/voluntary");
        (await file.TakeAsync(clerk, "sign-agreement", CaseFile.Body("sign-agreement"))).Ok();
    }

    [Fact]
    public async Task A_payment_goes_to_the_person_or_guardian_by_a_third_person_within_approval_and_budget()
    {
        var county = await TestCounty.CreateAsync(host);
        var file = await (await CaseFile.OpenAsync(county)).ToAsync("sign-agreement");
        Task<Answer> Pay(params (string, JsonNode?)[] other) => file.TakeAsync(county.Finance, "pay", CaseFile.Body("pay", other));

        (await Pay(("accountHolder", "张三"))).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.account_of_another", "/accountHolder");
        (await Pay(("accountHolder", "张三"), ("guardianName", "赵六"))).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.account_of_another", "/accountHolder");
        (await Pay(("amount", "8000.01"))).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.above_approved", "/amount");
        (await Pay(("paidOn", "2021-01-01"))).Refused(HttpStatusCode.UnprocessableEntity, "date.in_future", "/paidOn");
        (await Pay(("paidOn", "2020-03-01"))).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.before_previous_step", "/paidOn");
        (await Pay(("bankAccount", "***************5678"))).Refused(HttpStatusCode.UnprocessableEntity, "bank_account.invalid", "/bankAccount");
        foreach (var involved in (Role[])[Role.CountyClerk, Role.CountyReviewer])
            (await file.TakeAsync(host.As(Role.CountyFinance, county.Code, $"{involved}@{county.Code}"), "pay", CaseFile.Body("pay"))).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.same_person_pays");
        (await Pay(("accountHolder", "赵六"), ("guardianName", "赵六"))).Ok();
        (await Pay(("amount", "3000.01"))).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.above_approved", "/amount");
        (await Pay(("amount", "3000.00"))).Ok().Body!["payments"]!.GetValue<int>().ShouldBe(2);

        Task<Answer> Return(string amount) => file.TakeAsync(county.Finance, "return-payment", new() { ["occurredOn"] = "2020-04-01", ["amount"] = amount, ["reason"] = "退回" });
        (await Return("8000.01")).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.return_above_paid", "/amount");
        (await Return("8000.00")).Ok();
        await host.InScopeAsync(county.Code, async db => (await db.Payments.SumAsync(p => p.Amount)).ShouldBe(0));
    }

    [Fact]
    public async Task A_payment_beyond_the_years_budget_leaves_nothing_behind()
    {
        var county = await TestCounty.CreateAsync(host);
        var file = await (await CaseFile.OpenAsync(county, "J-1", 10_000)).ToAsync("sign-agreement");
        await host.InScopeAsync(county.Code, async db =>
        {
            db.BudgetEntries.Add(BudgetEntry.Record(Guid.CreateVersion7(), await db.BudgetBalances.SingleAsync(), BudgetEntryKind.Adjustment, -6000, new(2020, 3, 22), "财〔2020〕1号", "收回", "test", DateTimeOffset.UnixEpoch).Value);
            await db.SaveChangesAsync(default);
        });
        (await file.TakeAsync(county.Finance, "pay", CaseFile.Body("pay"))).Refused(HttpStatusCode.UnprocessableEntity, "budget_entry.overspent", "/amount");
        (await county.Clerk.ReadAsync(file.Path)).Body!["status"]!.GetValue<string>().ShouldBe("agreementSigned");
        (await county.Clerk.ReadAsync(file.Path + "/payments")).Items.ShouldBeEmpty();
        (await file.TakeAsync(county.Finance, "pay", CaseFile.Body("pay", ("amount", "1000.00")))).Ok();
    }

    [Fact]
    public async Task A_follow_up_rates_only_by_invitation_and_a_relapse_lies_after_the_agreement()
    {
        var file = await (await CaseFile.OpenAsync(await TestCounty.CreateAsync(host))).ToAsync("pay");
        var clerk = file.County.Clerk;
        (await file.TakeAsync(clerk, "follow-up", CaseFile.Body("follow-up", ("surveyInvited", false)))).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.rating_without_invitation", "/satisfaction");
        (await file.TakeAsync(clerk, "relapse", new() { ["occurredOn"] = "2020-03-20", ["petitionNumber"] = "X-9" })).Refused(HttpStatusCode.UnprocessableEntity, "relief_case.before_agreement", "/occurredOn");
        (await file.TakeAsync(clerk, "relapse", new() { ["occurredOn"] = "2020-03-23", ["petitionNumber"] = "X-9" })).Ok().Body!["relapsedOn"]!.GetValue<string>().ShouldBe("2020-03-23");
        (await file.TakeAsync(clerk, "withdraw", new() { ["occurredOn"] = "2020-04-01", ["reason"] = "撤回" })).Refused(HttpStatusCode.Conflict, "relief_case.not_now");
        (await file.TakeAsync(file.County.Reviewer, "close", CaseFile.Body("close"))).Ok();
    }

    [Theory]
    [InlineData("reject")]
    [InlineData("refer")]
    [InlineData("withdraw")]
    public async Task An_ended_case_makes_room_for_another(string end)
    {
        var file = await (await CaseFile.OpenAsync(await TestCounty.CreateAsync(host))).ToAsync("apply");
        var body = CaseFile.CaseBody(file.County, file.PetitionId, "J-2", file.IdNumber);
        (await file.County.Clerk.SendAsync("/relief-cases", body)).Refused(HttpStatusCode.Conflict, "relief_case.already_relieved");
        (await file.TakeAsync(end == "withdraw" ? file.County.Clerk : file.County.Reviewer, end, new() { ["occurredOn"] = "2020-03-20", ["reason"] = "说明" })).Ok();
        (await file.County.Clerk.SendAsync("/relief-cases", body)).Ok(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_suspended_case_goes_on_where_it_stopped()
    {
        var file = await (await CaseFile.OpenAsync(await TestCounty.CreateAsync(host))).ToAsync("first-review");
        (await file.TakeAsync(file.County.Clerk, "suspend", new() { ["occurredOn"] = "2020-03-20", ["reason"] = "诉讼" })).Ok().Body!["suspendedFrom"]!.GetValue<string>().ShouldBe("firstReviewed");
        (await file.TakeAsync(file.County.Reviewer, "joint-review", CaseFile.Body("joint-review"))).Refused(HttpStatusCode.Conflict, "relief_case.not_now");
        (await file.TakeAsync(file.County.Clerk, "resume", new() { ["occurredOn"] = "2020-03-21", ["reason"] = "终结" })).Ok().Body!["status"]!.GetValue<string>().ShouldBe("firstReviewed");
    }

    [Fact]
    public async Task Of_equal_payments_in_parallel_one_is_made()
    {
        var file = await (await CaseFile.OpenAsync(await TestCounty.CreateAsync(host))).ToAsync("sign-agreement");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => file.County.Finance.SendAsync(file.Path + ":pay", CaseFile.Body("pay", ("amount", "1000.00")), file.Revision)));
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(a => a.Status != HttpStatusCode.OK).ShouldAllBe(a => a.Status == HttpStatusCode.PreconditionFailed);
        (await file.County.Clerk.ReadAsync(file.Path + "/payments")).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_payment_repeated_with_its_key_is_made_once_and_answered_with_masks()
    {
        var file = await (await CaseFile.OpenAsync(await TestCounty.CreateAsync(host))).ToAsync("sign-agreement");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => file.County.Finance.SendAsync(file.Path + ":pay", CaseFile.Body("pay"), file.Revision, "pay-" + file.Path)));
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.OK);
        answers.Select(a => a.Text).Distinct().Count().ShouldBe(1);
        (await file.County.Clerk.ReadAsync(file.Path + "/payments")).Items.Count.ShouldBe(1);
        (await file.County.Finance.SendAsync(file.Path + ":pay", CaseFile.Body("pay", ("bankAccount", "6222020200012345679")), file.Revision, "pay-" + file.Path))
            .Refused(HttpStatusCode.UnprocessableEntity, "idempotency.other_request");
    }

    [Fact]
    public async Task Approvals_in_parallel_never_spend_the_same_money()
    {
        var county = await TestCounty.CreateAsync(host);
        await county.GrantAsync(24_000);
        List<CaseFile> files = [];
        for (var i = 0; i < 6; i++) files.Add(await (await CaseFile.OpenAsync(county, $"J-{i}", 0)).ToAsync("joint-review"));
        var answers = await Task.WhenAll(files.Select(f => f.TakeAsync(county.Reviewer, "approve", CaseFile.Body("approve"))));
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(3);
        foreach (var refused in answers.Where(a => a.Status != HttpStatusCode.OK)) refused.Refused(HttpStatusCode.UnprocessableEntity, "relief_case.above_available", "/amount");
    }

    [Fact]
    public async Task Of_drafts_for_the_same_person_and_matter_in_parallel_one_is_opened()
    {
        var county = await TestCounty.CreateAsync(host);
        var person = TestPerson.NextIdNumber();
        var petition = await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-1", person));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => county.Clerk.SendAsync("/relief-cases", CaseFile.CaseBody(county, petition.Id, $"J-{i}", person))));
        answers.Count(a => a.Status == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.Status != HttpStatusCode.Created)) refused.Refused(HttpStatusCode.Conflict, "relief_case.already_relieved");
    }

    [Fact]
    public async Task A_list_filters_strictly_and_pages_by_number()
    {
        var county = await TestCounty.CreateAsync(host);
        await (await CaseFile.OpenAsync(county, "J-1")).ToAsync("pay");
        await (await CaseFile.OpenAsync(county, "J-2", 0)).ToAsync("apply");
        await CaseFile.OpenAsync(county, "J-3", 0);
        async Task<string[]> Numbers(string query) => [.. (await county.Finance.ReadAsync("/relief-cases?" + query)).Ok().Items.Select(i => i["number"]!.GetValue<string>())];

        (await Numbers("status=applied")).ShouldBe(["J-2"]);
        (await Numbers("paidYear=2020")).ShouldBe(["J-1"]);
        (await Numbers("paidYear=2019")).ShouldBeEmpty();
        (await Numbers("appliedFrom=2020-03-10&appliedTo=2020-03-10&sort=-number")).ShouldBe(["J-2", "J-1"]);
        (await Numbers($"projectId={county.ProjectId}&sort=number")).ShouldBe(["J-1", "J-2", "J-3"]);
        var page = (await county.Clerk.ReadAsync("/relief-cases?pageSize=2&sort=-number&includeTotal=true")).Ok().Body!;
        page["total"]!.GetValue<int>().ShouldBe(3);
        (await Numbers("pageSize=2&sort=-number&cursor=" + page["nextCursor"])).ShouldBe(["J-1"]);
        (await county.Clerk.ReadAsync("/relief-cases?status=done")).Refused(HttpStatusCode.BadRequest, "query.unknown_value", "/status");
        (await county.Clerk.ReadAsync("/relief-cases?person=x")).Refused(HttpStatusCode.BadRequest, "query.unknown_parameter", "/person");
        (await county.Clerk.ReadAsync("/relief-cases?sort=name")).Refused(HttpStatusCode.BadRequest, "query.unknown_sort", "/sort");
    }

    [Fact]
    public async Task A_case_of_another_county_is_not_found_and_one_below_can_be_read_but_not_moved()
    {
        var file = await CaseFile.OpenAsync(await TestCounty.CreateAsync(host));
        var aside = await TestCounty.CreateAsync(host);
        foreach (var path in (string[])["", "/transitions", "/payments"]) (await aside.Clerk.ReadAsync(file.Path + path)).Refused(HttpStatusCode.NotFound, "relief_case.not_found");
        (await aside.Clerk.SendAsync(file.Path + ":apply", CaseFile.Body("apply"), 1)).Refused(HttpStatusCode.NotFound, "relief_case.not_found");
        (await aside.Clerk.SendAsync(file.Path + ":reveal", new { fields = new[] { "name" }, reason = "核对" })).Refused(HttpStatusCode.NotFound, "relief_case.not_found");
        var above = host.As(Role.CountyClerk, file.County.Prefecture);
        (await above.ReadAsync(file.Path)).Ok();
        (await above.SendAsync(file.Path + ":apply", CaseFile.Body("apply"), 1)).Refused(HttpStatusCode.Forbidden, "access.read_only");
        (await above.SendAsync(file.Path + ":reveal", new { fields = new[] { "name" }, reason = "核对" })).Refused(HttpStatusCode.Forbidden, "access.read_only");
    }

    [Fact]
    public async Task A_person_is_found_by_the_whole_number_in_any_writing()
    {
        var file = await CaseFile.OpenAsync(await TestCounty.CreateAsync(host));
        var fullWidth = string.Concat(file.IdNumber.Select(c => (char)(c + 0xFEE0)));
        foreach (var noun in (string[])["relief-cases", "petitions"])
        {
            (await file.County.Finance.SendAsync($"/{noun}:search", new { idNumber = fullWidth })).Ok().Items.Count.ShouldBe(1);
            (await file.County.Finance.SendAsync($"/{noun}:search", new { idNumber = TestPerson.NextIdNumber() })).Ok().Items.ShouldBeEmpty();
            (await file.County.Finance.SendAsync($"/{noun}:search", new { idNumber = "1101" })).Refused(HttpStatusCode.UnprocessableEntity, "id_number.invalid", "/idNumber");
        }
    }
}
