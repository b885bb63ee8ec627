using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Petitions;

public sealed class PetitionTests(ReliefHost host)
{
    private static JsonObject On(string day) => new() { ["occurredOn"] = day };

    [Fact]
    public async Task A_petition_goes_from_registration_through_both_reviews_to_its_end_with_its_terms()
    {
        var county = await TestCounty.CreateAsync(host);
        var petition = (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-1", TestPerson.NextIdNumber()))).Ok(HttpStatusCode.Created);
        petition.Body!["name"]!.GetValue<string>().ShouldBe("李**");
        petition.Body["subject"]!.GetValue<string>().ShouldBe("***");
        petition.Body["dueOn"]!.GetValue<string>().ShouldBe("2020-03-16");
        var path = "/petitions/" + petition.Id;
        var revision = 1;
        async Task<JsonNode> Take(string verb, JsonObject body) => (await county.Clerk.SendAsync($"{path}:{verb}", body, revision++)).Ok().Body!;

        (await Take("transfer", new() { ["occurredOn"] = "2020-03-05", ["handlerId"] = county.DepartmentId }))["firstHandlerId"]!.GetValue<Guid>().ShouldBe(county.DepartmentId);
        (await Take("accept", On("2020-03-10")))["replyDueOn"]!.GetValue<string>().ShouldBe("2020-05-09");
        (await Take("extend", new() { ["occurredOn"] = "2020-05-01", ["days"] = 30, ["reason"] = "情况复杂" }))["dueOn"]!.GetValue<string>().ShouldBe("2020-06-08");
        (await Take("reply", On("2020-06-01")))["dueOn"].ShouldBeNull();
        (await Take("ask-for-review", On("2020-06-20")))["reviewDueOn"]!.GetValue<string>().ShouldBe("2020-07-20");
        (await Take("ask-for-re-review", On("2020-07-20")))["status"]!.GetValue<string>().ShouldBe("underReReview");
        (await Take("conclude", new() { ["occurredOn"] = "2020-08-01", ["settled"] = true }))["settled"]!.GetValue<bool>().ShouldBeTrue();
        (await county.Finance.ReadAsync(path + "/transitions")).Ok().Items.Select(t => t["action"]!.GetValue<string>())
            .ShouldBe(["register", "transfer", "accept", "extend", "reply", "ask-for-review", "ask-for-re-review", "conclude"]);
        (await county.Clerk.SendAsync(path + ":reply", On("2020-08-02"), revision)).Refused(HttpStatusCode.Conflict, "petition.not_now");
        (await county.Clerk.SendAsync(path + ":reply", On("2020-08-02"), 1)).Refused(HttpStatusCode.PreconditionFailed, "revision.stale");
        (await county.Clerk.SendAsync(path + ":reply", On("2020-08-02"))).Refused(HttpStatusCode.PreconditionRequired, "revision.required");
    }

    [Fact]
    public async Task A_petition_that_is_refused_says_why_and_goes_no_further()
    {
        var county = await TestCounty.CreateAsync(host);
        var path = "/petitions/" + (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-R", TestPerson.NextIdNumber()))).Ok(HttpStatusCode.Created).Id;
        var refused = (await county.Clerk.SendAsync(path + ":refuse", new JsonObject { ["occurredOn"] = "2020-03-05", ["reason"] = "不属于受理范围" }, 1)).Ok();
        refused.Body!["status"]!.GetValue<string>().ShouldBe("notAccepted");
        (await county.Clerk.SendAsync(path + ":accept", On("2020-03-10"), 2)).Refused(HttpStatusCode.Conflict, "petition.not_now");
    }

    [Fact]
    public async Task Every_fault_of_a_registration_is_named_at_once_and_never_quotes_the_person()
    {
        var county = await TestCounty.CreateAsync(host);
        var body = CaseFile.PetitionBody("", "110105194912310021", "2021-01-01");
        (body["name"], body["subject"], body["people"]) = (" ", "***", 0);
        var refused = await county.Clerk.SendAsync("/petitions", body);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Pointers.Zip(refused.Codes).ShouldBe([("/number", "field.required"), ("/registeredOn", "date.in_future"), ("/name", "personal_data.length"),
            ("/idNumber", "id_number.invalid"), ("/subject", "personal_data.masked"), ("/people", "field.out_of_range")], ignoreOrder: true);
        refused.Text.ShouldNotContain("110105194912310021");
        body["category"] = "weather";
        (await county.Clerk.SendAsync("/petitions", body)).Refused(HttpStatusCode.BadRequest, "request.malformed", "/category");
    }

    [Fact]
    public async Task A_petition_belongs_to_a_county_and_has_a_number_of_its_own()
    {
        var county = await TestCounty.CreateAsync(host);
        (await host.As(Role.CountyClerk, county.Prefecture).SendAsync("/petitions", CaseFile.PetitionBody("X-1", TestPerson.NextIdNumber()))).Refused(HttpStatusCode.UnprocessableEntity, "division.not_county");
        (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-1", TestPerson.NextIdNumber()))).Ok(HttpStatusCode.Created);
        (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-1", TestPerson.NextIdNumber()))).Refused(HttpStatusCode.Conflict, "petition.number_taken", "/number");
        var parallel = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-2", TestPerson.NextIdNumber()))));
        parallel.Count(a => a.Status == HttpStatusCode.Created).ShouldBe(1);
        parallel.Where(a => a.Status != HttpStatusCode.Created).ShouldAllBe(a => a.Status == HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Each_step_refuses_what_its_rule_forbids()
    {
        var county = await TestCounty.CreateAsync(host);
        var aside = await TestCounty.CreateAsync(host);
        var petition = (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-1", TestPerson.NextIdNumber()))).Ok(HttpStatusCode.Created);
        var (path, revision) = ("/petitions/" + petition.Id, 1);
        Task<Answer> Take(string verb, JsonObject body) => county.Clerk.SendAsync($"{path}:{verb}", body, revision);
        async Task Done(string verb, JsonObject body) => revision = (await Take(verb, body)).Ok().Revision;

        (await Take("transfer", new() { ["occurredOn"] = "2020-03-05", ["handlerId"] = aside.DepartmentId })).Refused(HttpStatusCode.UnprocessableEntity, "department.not_found", "/handlerId");
        (await Take("accept", On("2020-02-29"))).Refused(HttpStatusCode.UnprocessableEntity, "petition.before_previous_step", "/occurredOn");
        (await Take("accept", On("2021-01-01"))).Refused(HttpStatusCode.UnprocessableEntity, "date.in_future", "/occurredOn");
        (await Take("refuse", new() { ["occurredOn"] = "2020-03-05", ["reason"] = "" })).Refused(HttpStatusCode.UnprocessableEntity, "field.required", "/reason");
        await Done("accept", On("2020-03-10"));
        JsonObject Extension(string day, int days) => new() { ["occurredOn"] = day, ["days"] = days, ["reason"] = "情况复杂" };
        (await Take("extend", Extension("2020-05-01", 31))).Refused(HttpStatusCode.UnprocessableEntity, "petition.extension_too_long", "/days");
        (await Take("extend", Extension("2020-05-10", 30))).Refused(HttpStatusCode.UnprocessableEntity, "petition.already_overdue", "/occurredOn");
        await Done("extend", Extension("2020-05-09", 10));
        (await Take("extend", Extension("2020-05-10", 30))).Refused(HttpStatusCode.UnprocessableEntity, "petition.already_extended");
        await Done("reply", On("2020-05-15"));
        (await Take("ask-for-review", On("2020-06-15"))).Refused(HttpStatusCode.UnprocessableEntity, "petition.review_too_late", "/occurredOn");
        (await Take("ask-for-re-review", On("2020-06-14"))).Refused(HttpStatusCode.Conflict, "petition.not_now");
        await Done("ask-for-review", On("2020-06-14"));
        (await aside.Clerk.ReadAsync(path)).Refused(HttpStatusCode.NotFound, "petition.not_found");
        (await aside.Clerk.ReadAsync(path + "/transitions")).Refused(HttpStatusCode.NotFound, "petition.not_found");
        (await host.As(Role.CountyClerk, county.Prefecture).SendAsync(path + ":conclude", new { occurredOn = "2020-08-01", settled = false }, revision)).Refused(HttpStatusCode.Forbidden, "access.read_only");
    }

    [Fact]
    public async Task A_repeat_marks_the_first_petition_and_moves_only_a_paid_case_to_relapsed()
    {
        var county = await TestCounty.CreateAsync(host);
        var paid = await (await CaseFile.OpenAsync(county, "J-1")).ToAsync("follow-up");
        var unpaid = await (await CaseFile.OpenAsync(county, "J-2", 0)).ToAsync("sign-agreement");
        Task<Answer> Again(CaseFile file, string number, string on, string? of = null) => county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody(number, file.IdNumber, on, of ?? file.PetitionId));

        // Before the agreement: a repeat, but no breach of it.
        (await Again(paid, "R-0", "2020-03-15")).Ok(HttpStatusCode.Created);
        (await county.Clerk.ReadAsync(paid.Path)).Body!["status"]!.GetValue<string>().ShouldBe("followedUp");
        // Entered late, after the visit: still a relapse on its own day. The repeat of a repeat is the same matter.
        var second = (await Again(paid, "R-1", "2020-03-28")).Ok(HttpStatusCode.Created);
        var third = (await Again(paid, "R-2", "2020-06-01", second.Id)).Ok(HttpStatusCode.Created);
        (third.Body!["matterId"]!.GetValue<string>(), third.Body["isRepeat"]!.GetValue<bool>()).ShouldBe((paid.PetitionId, true));
        (await county.Clerk.ReadAsync("/petitions/" + paid.PetitionId)).Body!["repeatedOn"]!.GetValue<string>().ShouldBe("2020-03-15");
        var relapsed = (await county.Clerk.ReadAsync(paid.Path)).Body!;
        (relapsed["status"]!.GetValue<string>(), relapsed["relapsedOn"]!.GetValue<string>()).ShouldBe(("relapsed", "2020-03-28"));
        var step = (await county.Clerk.ReadAsync(paid.Path + "/transitions")).Items[^1];
        (step["action"]!.GetValue<string>(), step["reason"]!.GetValue<string>(), step["actor"]!.GetValue<string>()).ShouldBe(("relapse", "R-1", $"{Role.CountyClerk}@{county.Code}"));

        (await Again(unpaid, "R-3", "2020-03-28")).Ok(HttpStatusCode.Created);
        (await county.Clerk.ReadAsync(unpaid.Path)).Body!["status"]!.GetValue<string>().ShouldBe("agreementSigned");
    }

    [Fact]
    public async Task A_repeat_is_the_same_persons_and_later()
    {
        var county = await TestCounty.CreateAsync(host);
        var person = TestPerson.NextIdNumber();
        var first = (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-1", person))).Ok(HttpStatusCode.Created);
        (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-2", TestPerson.NextIdNumber(), "2020-04-01", first.Id))).Refused(HttpStatusCode.UnprocessableEntity, "petition.matter_of_another", "/repeatOf");
        (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-2", person, "2020-02-01", first.Id))).Refused(HttpStatusCode.UnprocessableEntity, "petition.before_previous_step", "/registeredOn");
        (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-2", person, "2020-04-01", Guid.NewGuid().ToString()))).Refused(HttpStatusCode.UnprocessableEntity, "petition.not_found", "/repeatOf");
    }

    [Fact]
    public async Task Repeats_in_parallel_are_all_registered_and_the_case_relapses_once()
    {
        var county = await TestCounty.CreateAsync(host);
        var file = await (await CaseFile.OpenAsync(county)).ToAsync("pay");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody($"R-{i}", file.IdNumber, "2020-05-01", file.PetitionId))));
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created);
        (await county.Clerk.ReadAsync(file.Path + "/transitions")).Items.Count(t => t["action"]!.GetValue<string>() == "relapse").ShouldBe(1);
    }

    [Fact]
    public async Task A_list_filters_strictly_and_shows_how_each_term_stands()
    {
        var county = await TestCounty.CreateAsync(host);
        async Task Register(string number, string on, bool owned = false)
        {
            var body = CaseFile.PetitionBody(number, TestPerson.NextIdNumber(), on);
            body["leaderOwned"] = owned;
            (await county.Clerk.SendAsync("/petitions", body)).Ok(HttpStatusCode.Created);
        }
        // Today is 31 December; registration sets a term of 15 days.
        await Register("A", "2020-12-15");
        await Register("B", "2020-12-16", owned: true);
        await Register("C", "2020-12-21");
        await Register("D", "2020-12-22");
        async Task<string> Numbers(string query) => string.Concat((await county.Finance.ReadAsync("/petitions?sort=number&" + query)).Ok().Items.Select(i => i["number"]!.GetValue<string>()));

        (await county.Clerk.ReadAsync("/petitions?sort=registeredOn")).Ok().Items.Select(i => i["termState"]!.GetValue<string>()).ShouldBe(["overdue", "dueSoon", "dueSoon", "inTime"]);
        (await Numbers("overdue=true")).ShouldBe("A");
        (await Numbers("overdue=false")).ShouldBe("BCD");
        (await Numbers("leaderOwned=true")).ShouldBe("B");
        (await Numbers("registeredFrom=2020-12-16&registeredTo=2020-12-21")).ShouldBe("BC");
        (await Numbers("status=accepted")).ShouldBe("");
        (await Numbers("category=landAndDemolition&status=registered")).ShouldBe("ABCD");
        var page = (await county.Clerk.ReadAsync("/petitions?sort=-registeredOn&pageSize=3")).Ok().Body!;
        (await county.Clerk.ReadAsync("/petitions?sort=-registeredOn&pageSize=3&cursor=" + page["nextCursor"])).Ok().Items.Single()["number"]!.GetValue<string>().ShouldBe("A");
        (await county.Clerk.ReadAsync("/petitions?sort=registeredOn&cursor=" + page["nextCursor"])).Refused(HttpStatusCode.BadRequest, "query.cursor_mismatch", "/cursor");
        (await county.Clerk.ReadAsync("/petitions?category=weather")).Refused(HttpStatusCode.BadRequest, "query.unknown_value", "/category");
        (await county.Clerk.ReadAsync("/petitions?overdue=maybe")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_petition_is_never_confirmed_unchanged_because_its_term_moves_with_the_day()
    {
        var county = await TestCounty.CreateAsync(host);
        var petition = (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-1", TestPerson.NextIdNumber()))).Ok(HttpStatusCode.Created);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/petitions/" + petition.Id);
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"1\""));
        using var answer = await county.Clerk.SendAsync(again);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.ETag!.Tag.ShouldBe("\"1\"");
    }
}
