using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Budgets;

public sealed class BudgetTests(ReliefHost host)
{
    [Fact]
    public async Task Every_total_of_a_budget_is_the_sum_of_its_entries()
    {
        var county = await TestCounty.CreateAsync(host);
        await Post(county, Entry("initial", "500000.00"));
        var adjustment = await Post(county, Entry("adjustment", "-1500.50").With(("documentNumber", "财〔2020〕1号"), ("reason", "压减")));
        await Post(county, Entry("carryOver", "1000.00"));
        await Post(county, Entry("otherFunds", "500.50"));
        await Post(county, Entry("arrival", "400000.00"));
        await Post(county, Entry("disbursement", "450000.00"));
        await Post(county, Entry("return", "25000.00"));

        var budget = await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/budget?fiscalYear=2020");
        string Of(string member) => budget[member]!.ToString();
        (Of("initial"), Of("adjustment"), Of("carryOver"), Of("otherFunds")).ShouldBe(("500000.00", "-1500.50", "1000.00", "500.50"));
        (Of("fullYear"), Of("arrived"), Of("disbursed"), Of("returned"), Of("executed")).ShouldBe(("500000.00", "400000.00", "450000.00", "25000.00", "425000.00"));
        (budget["executionRate"]!["numerator"]!.ToString(), budget["executionRate"]!["denominator"]!.ToString(), budget["executionRate"]!["value"]!.GetValue<decimal>()).ShouldBe(("425000.00", "500000.00", 85m));
        (Of("arrivedExceedsFullYear"), Of("executedExceedsArrived"), Of("executedExceedsFullYear")).ShouldBe(("false", "true", "false"));

        (await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/budget-entries?fiscalYear=2020&kind=adjustment&includeTotal=true")).Each("amount").ShouldBe(["-1500.50"]);
        (await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/budget-entries?fiscalYear=2019")).Each("id").ShouldBeEmpty();
        (await county.Clerk.ReadBodyAsync($"/budget-entries/{adjustment["id"]}")).ToJsonString().ShouldBe(adjustment.ToJsonString());
        adjustment["recordedBy"]!.ToString().ShouldBe($"CountyFinance@{county.Code}");
    }

    [Fact]
    public async Task A_year_without_entries_is_all_zero_and_has_no_rate()
    {
        var county = await TestCounty.CreateAsync(host);
        var budget = await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/budget?fiscalYear=2019");
        budget["fullYear"]!.ToString().ShouldBe("0.00");
        budget["executionRate"]!["value"].ShouldBeNull();
    }

    [Theory]
    [InlineData("initial", "0.00", "2020-03-01", "budget_entry.zero_amount /amount")]
    [InlineData("initial", "-1.00", "2020-03-01", "budget_entry.negative_amount /amount")]
    [InlineData("initial", "1.00", "2019-12-31", "budget_entry.outside_fiscal_year /occurredOn")]
    [InlineData("adjustment", "1.00", "2020-03-01", "budget_entry.adjustment_unexplained /documentNumber")]
    [InlineData("disbursement", "100.01", "2020-03-01", "budget_entry.overspent /amount")]
    [InlineData("return", "50.01", "2020-03-01", "budget_entry.return_exceeds_paid /amount")]
    public async Task An_entry_that_breaks_a_rule_of_the_ledger_is_refused(string kind, string amount, string on, string fault)
    {
        var county = await TestCounty.CreateAsync(host);
        await Post(county, Entry("initial", "150.00"));
        await Post(county, Entry("disbursement", "50.00"));
        await Send(county, Entry(kind, amount).With(("occurredOn", on))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, fault);
        (await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/budget-entries?includeTotal=true"))["total"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task An_adjustment_cannot_take_the_budget_below_zero_or_below_what_was_spent()
    {
        var county = await TestCounty.CreateAsync(host);
        await Post(county, Entry("initial", "150.00"));
        await Post(county, Entry("disbursement", "50.00"));
        var cut = Entry("adjustment", "-100.01").With(("documentNumber", "财〔2020〕2号"), ("reason", "压减"));
        await Send(county, cut).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "budget_entry.below_executed /amount");
        await Send(county, cut.With(("amount", "-150.01"))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "budget_entry.below_zero /amount");
        await Post(county, cut.With(("amount", "-100.00")));
    }

    [Fact]
    public async Task A_mistake_is_reversed_once_by_a_counter_entry_of_the_opposite_amount()
    {
        var county = await TestCounty.CreateAsync(host);
        await Post(county, Entry("initial", "100.00"));
        var wrong = await Post(county, Entry("disbursement", "60.00"));
        var counter = Entry("disbursement", "-60.00").With(("correctsId", wrong["id"]!.DeepClone()), ("reason", "误记"));
        await Send(county, counter.With(("reason", null))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "budget_entry.correction_unexplained /reason");
        await Send(county, counter.With(("amount", "-50.00"))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "budget_entry.correction_mismatch /correctsId");
        await Send(county, counter.With(("correctsId", Guid.NewGuid()))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "budget_entry.not_found /correctsId");
        await Post(county, counter);
        await Send(county, counter).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "budget_entry.already_corrected /correctsId");
        (await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/budget?fiscalYear=2020"))["executed"]!.ToString().ShouldBe("0.00");
    }

    [Fact]
    public async Task A_payment_that_was_returned_cannot_be_reversed_as_well()
    {
        var county = await TestCounty.CreateAsync(host);
        await Post(county, Entry("initial", "100.00"));
        var paid = await Post(county, Entry("disbursement", "60.00"));
        await Post(county, Entry("return", "60.00"));
        await Send(county, Entry("disbursement", "-60.00").With(("correctsId", paid["id"]!.DeepClone()), ("reason", "误记")))
            .ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "budget_entry.return_exceeds_paid /amount");
    }

    [Fact]
    public async Task Every_fault_of_an_entry_is_named_at_once_and_an_amount_is_a_decimal_string()
    {
        var county = await TestCounty.CreateAsync(host);
        await Send(county, Entry("arrival", "1.00").With(("fiscalYear", 1999), ("occurredOn", "2021-01-01"), ("documentNumber", new string('x', 101)), ("reason", new string('x', 1001)))).ShouldBeRefusedAsync(
            HttpStatusCode.UnprocessableEntity, "field.out_of_range /fiscalYear", "date.in_future /occurredOn", "field.length /documentNumber", "field.length /reason");
        foreach (var amount in (JsonNode[])[100, "1.001", "1e3", "+1"])
            await Send(county, Entry("initial", "1.00").With(("amount", amount))).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "request.malformed /amount");
        await Post(county, Entry("initial", "1.00").With(("fiscalYear", 2021), ("occurredOn", "2021-01-01")));
    }

    [Fact]
    public async Task Only_the_finance_of_the_county_itself_posts_and_nobody_sees_aside()
    {
        var county = await TestCounty.CreateAsync(host);
        var aside = await TestCounty.CreateAsync(host);
        var entry = await Post(county, Entry("initial", "1.00"));
        await county.Clerk.PostAsync($"/projects/{county.ProjectId}/budget-entries", Entry("initial", "1.00")).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await host.As(Role.CountyFinance, county.Prefecture).PostAsync($"/projects/{county.ProjectId}/budget-entries", Entry("initial", "1.00"))
            .ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "access.read_only");
        await aside.Finance.PostAsync($"/projects/{county.ProjectId}/budget-entries", Entry("initial", "1.00")).ShouldBeRefusedAsync(HttpStatusCode.NotFound, "project.not_found");
        await aside.Finance.GetAsync($"/api/v1/projects/{county.ProjectId}/budget-entries").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "project.not_found");
        await aside.Finance.GetAsync($"/api/v1/projects/{county.ProjectId}/budget?fiscalYear=2020").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "project.not_found");
        await aside.Finance.GetAsync($"/api/v1/budget-entries/{entry["id"]}").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "budget_entry.not_found");
        await county.Clerk.GetAsync($"/api/v1/projects/{county.ProjectId}/budget-entries?kind=gift").ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "query.unknown_value /kind");
        await county.Clerk.GetAsync($"/api/v1/projects/{county.ProjectId}/budget?fiscalYear=1999").ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "field.out_of_range");
    }

    [Fact]
    public async Task Sixty_four_parallel_payers_spend_the_budget_exactly_and_never_more()
    {
        var county = await TestCounty.CreateAsync(host);
        await Post(county, Entry("initial", "1000.00"));
        using var client = county.Finance;
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => client.PostAsync($"/projects/{county.ProjectId}/budget-entries", Entry("disbursement", "20.01"))));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(49);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            await Task.FromResult(refused).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "budget_entry.overspent");
        (await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/budget?fiscalYear=2020"))["executed"]!.ToString().ShouldBe("980.49");
        var page = await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/budget-entries?kind=disbursement&pageSize=500");
        page.Each("amount").Sum(a => decimal.Parse(a, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(980.49m);
    }

    private static JsonObject Entry(string kind, string amount) => new() { ["fiscalYear"] = 2020, ["kind"] = kind, ["amount"] = amount, ["occurredOn"] = "2020-03-01" };

    private static Task<HttpResponseMessage> Send(TestCounty county, JsonObject entry) => county.Finance.PostAsync($"/projects/{county.ProjectId}/budget-entries", entry);

    private static async Task<JsonNode> Post(TestCounty county, JsonObject entry) => await (await Send(county, entry)).BodyAsync(HttpStatusCode.Created);
}
