using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.Application.PersonalData;
using ReliefApi.Domain.Budgets;

namespace ReliefApi.IntegrationTests.Fixture;

/// <summary>Identity numbers that are valid and belong to nobody else in the run.</summary>
internal static class TestPerson
{
    private static int _count;

    public static string NextIdNumber()
    {
        var n = Interlocked.Increment(ref _count);
        var digits = $"110105{new DateOnly(1950, 1, 1).AddDays(n / 900):yyyyMMdd}{100 + n % 900}";
        return digits + IdNumber.CheckOf(digits);
    }
}

/// <summary>A relief case over HTTP, on its way through the flow.</summary>
internal sealed class CaseFile(TestCounty county, string petitionId, string idNumber, string id, int revision)
{
    public const string Name = "李四光";

    private static readonly (string Verb, Func<TestCounty, HttpClient> As, JsonObject Body)[] Way =
    [
        ("apply", c => c.Clerk, new() { ["occurredOn"] = "2020-03-10" }),
        ("first-review", c => c.Reviewer, new() { ["occurredOn"] = "2020-03-11", ["opinion"] = "可行" }),
        ("joint-review", c => c.Reviewer, new() { ["occurredOn"] = "2020-03-12", ["opinion"] = "同意" }),
        ("approve", c => c.Reviewer, new() { ["occurredOn"] = "2020-03-15", ["amount"] = "8000.00", ["conditions"] = "无" }),
        ("notice", c => c.Clerk, new() { ["occurredOn"] = "2020-03-16" }),
        ("sign-agreement", c => c.Clerk, new() { ["occurredOn"] = "2020-03-21", ["witness"] = "司法所", ["voluntary"] = true }),
        ("pay", c => c.Finance, new() { ["paidOn"] = "2020-03-25", ["amount"] = "5000.00", ["accountHolder"] = Name, ["bankAccount"] = "6222020200012345678" }),
        ("follow-up", c => c.Clerk, new() { ["occurredOn"] = "2020-04-01", ["surveyInvited"] = true, ["satisfaction"] = "satisfied" }),
        ("close", c => c.Reviewer, new() { ["occurredOn"] = "2020-04-02" }),
    ];

    public TestCounty County => county;
    public string PetitionId => petitionId;
    public string IdNumber => idNumber;
    public string Path => "/relief-cases/" + id;
    public int Revision { get; private set; } = revision;

    public static JsonObject PetitionBody(string number, string idNumber, string on = "2020-03-01", string? repeatOf = null) => new()
    {
        ["number"] = number,
        ["registeredOn"] = on,
        ["name"] = Name,
        ["idNumber"] = idNumber,
        ["subject"] = "征地补偿未到位",
        ["category"] = "landAndDemolition",
        ["people"] = 1,
        ["repeatOf"] = repeatOf,
    };

    public static JsonObject CaseBody(TestCounty county, string petitionId, string number, string idNumber) => new()
    {
        ["projectId"] = county.ProjectId,
        ["petitionId"] = petitionId,
        ["number"] = number,
        ["person"] = new JsonObject { ["name"] = Name, ["idNumber"] = idNumber, ["phone"] = "13987654321", ["address"] = "某乡某村三组" },
        ["ground"] = "historicalCase",
        ["requestedAmount"] = "9000.00",
        ["householdProof"] = "证明1号",
        ["responsibleBodyReport"] = "报告1号",
    };

    public static async Task<CaseFile> OpenAsync(TestCounty county, string number = "J-1", decimal budget = 50_000)
    {
        if (budget > 0) await county.GrantAsync(budget);
        var person = TestPerson.NextIdNumber();
        var petition = (await county.Clerk.SendAsync("/petitions", PetitionBody("X-" + number, person))).Ok(HttpStatusCode.Created);
        var opened = (await county.Clerk.SendAsync("/relief-cases", CaseBody(county, petition.Id, number, person))).Ok(HttpStatusCode.Created);
        return new(county, petition.Id, person, opened.Id, opened.Revision);
    }

    /// <summary>Goes the usual way up to and with this step, as the usual people.</summary>
    public async Task<CaseFile> ToAsync(string last)
    {
        foreach (var (verb, role, body) in Way)
        {
            (await TakeAsync(role(county), verb, body)).Ok();
            if (verb == last) return this;
        }
        throw new ArgumentOutOfRangeException(nameof(last), last, null);
    }

    /// <summary>The usual body of a step, with other values in it.</summary>
    public static JsonObject Body(string verb, params (string Member, JsonNode? Value)[] other)
    {
        var body = Way.Single(w => w.Verb == verb).Body.DeepClone().AsObject();
        foreach (var (member, value) in other) body[member] = value;
        return body;
    }

    public async Task<Answer> TakeAsync(HttpClient client, string verb, JsonObject body, string? key = null)
    {
        var answer = await client.SendAsync($"{Path}:{verb}", body, Revision, key);
        if (answer.Status == HttpStatusCode.OK) Revision = answer.Revision;
        return answer;
    }
}

internal static class TestBudget
{
    /// <summary>Gives the county's project an initial budget.</summary>
    public static Task GrantAsync(this TestCounty county, decimal yuan, int year = 2020) => county.Host.InScopeAsync(county.Code, async db =>
    {
        db.BudgetEntries.Add(BudgetEntry.Record(Guid.CreateVersion7(), BudgetBalance.Empty(county.ProjectId, year, county.Code), BudgetEntryKind.Initial, yuan,
            new(year, 1, 10), null, null, "test", DateTimeOffset.UnixEpoch).Value);
        await db.SaveChangesAsync(default);
    });
}
