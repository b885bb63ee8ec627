using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;
using ReliefApi.IntegrationTests.YearEnd;

namespace ReliefApi.IntegrationTests.About;

/// <summary>An operation that really runs, followed as server-sent events.</summary>
public sealed class OperationEventTests(WorkingHost working) : IClassFixture<WorkingHost>
{
    private const int Year = 2019;
    private readonly ReliefHost _host = working.Host;

    [Fact]
    public async Task A_running_operation_is_told_change_by_change_until_it_has_finished()
    {
        var county = await SeedAsync(12);
        var id = await StartAsync(county);
        var events = await FollowAsync(county.Clerk, id);

        events.ShouldNotBeEmpty();
        events.Select(e => e.Id).Distinct().Count().ShouldBe(events.Count, "an event for each change and none twice");
        events.SkipLast(1).ShouldAllBe(e => e.Name == "progress" && e.Data["finishedAt"] == null);
        var last = events[^1];
        (last.Name, last.Data["status"]!.GetValue<string>(), last.Data["done"]!.GetValue<int>(), last.Data["total"]!.GetValue<int>()).ShouldBe(("finished", "succeeded", 12, 12));
        events.Select(e => e.Data["done"]!.GetValue<int>()).ShouldBeInOrder();
        var read = (await county.Clerk.ReadAsync($"/operations/{id}")).Ok().Body!.AsObject().Without("actions");
        JsonNode.DeepEquals(last.Data.AsObject().Without("actions"), read).ShouldBeTrue($"{last.Data}\n{read}");
    }

    [Fact]
    public async Task A_client_that_comes_back_is_told_what_it_has_not_seen_and_stays_away_when_there_is_nothing_to_come()
    {
        var county = await SeedAsync(3);
        var id = await StartAsync(county);
        var all = await FollowAsync(county.Clerk, id);

        (await FollowAsync(county.Clerk, id, "an older event")).Select(e => e.Id).ShouldBe([all[^1].Id]);
        using var again = await OpenAsync(county.Clerk, id, all[^1].Id);
        again.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_stream_is_cut_off_after_a_while_and_taken_up_again()
    {
        // No job takes this one up, so it stays as it is.
        await using var idle = await _host.AnotherAsync(("Streams:LongestSeconds", "1"), ("Jobs:Server", "false"));
        var county = await TestCounty.CreateAsync(idle);
        var id = (await county.Administrator.SendAsync("/attainment:recompute", new JsonObject { ["divisionCode"] = county.Code })).Ok(HttpStatusCode.Accepted).Id;
        var first = await FollowAsync(county.Clerk, id);
        first.Single().Data["status"]!.GetValue<string>().ShouldBe("queued");
        (await FollowAsync(county.Clerk, id, first[0].Id)).ShouldBeEmpty("nothing has changed");

        (await county.Administrator.CallAsync(HttpMethod.Post, $"/operations/{id}:cancel")).Ok();
        var rest = (await FollowAsync(county.Clerk, id, first[0].Id)).Single();
        (rest.Name, rest.Data["status"]!.GetValue<string>()).ShouldBe(("finished", "cancelled"));
    }

    [Fact]
    public async Task Whoever_may_not_see_an_operation_gets_a_problem_document_and_not_a_stream()
    {
        var county = await SeedAsync(1);
        var id = await StartAsync(county);
        using var stranger = _host.As(Role.CountyClerk, "430101");
        foreach (var (client, status) in new[] { (stranger, HttpStatusCode.NotFound), (_host.Anonymous(), HttpStatusCode.Unauthorized), (_host.As(Role.ProvinceReader, county.Province), HttpStatusCode.Forbidden) })
        {
            using var refused = await OpenAsync(client, id, null);
            (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType).ShouldBe((status, "application/problem+json"));
        }
    }

    private async Task<TestCounty> SeedAsync(int projects)
    {
        var county = await TestCounty.CreateAsync(_host);
        await _host.InScopeAsync(county.Code, async db => await SeededProjects.AddAsync(db, county.Code, county.DepartmentId, Year, projects));
        return county;
    }

    private static async Task<string> StartAsync(TestCounty county) =>
        (await county.Administrator.SendAsync("/year-end-runs", new JsonObject { ["divisionCode"] = county.Code, ["fiscalYear"] = Year })).Ok(HttpStatusCode.Accepted).Id;

    private static async Task<HttpResponseMessage> OpenAsync(HttpClient client, string id, string? seen)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/operations/" + id);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (seen is not null) request.Headers.TryAddWithoutValidation("Last-Event-ID", seen);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The events of one stream, until the server ends it.</summary>
    private static async Task<List<(string Id, string Name, JsonNode Data)>> FollowAsync(HttpClient client, string id, string? seen = null)
    {
        using var answer = await OpenAsync(client, id, seen);
        (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "text/event-stream"));
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        List<(string, string, JsonNode)> events = [];
        var (eventId, name, data) = ("", "", "");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) eventId = line[4..];
            else if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
            else if (line.Length == 0 && data.Length > 0)
            {
                events.Add((eventId, name, JsonNode.Parse(data)!));
                data = "";
            }
        }
        return events;
    }
}
