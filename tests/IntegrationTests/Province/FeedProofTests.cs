using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Departments;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Province;

/// <summary>Many writers with transactions of random length, readers that pull all the while, and a program that is killed: nothing is missed, doubled or out of order.</summary>
public sealed class FeedProofTests(ReliefHost host, ITestOutputHelper output)
{
    private const int Writers = 8, Readers = 4, Transactions = 60, Kills = 3;

    /// <summary>One committed transaction: which project it changed, as the how-manieth to do so, and the departments that it added after that.</summary>
    private sealed record Committed(Guid Project, int Turn, IReadOnlyList<Guid> Departments);

    private sealed record Change(long Seq, string Kind, string Division, Guid? Id);

    [Fact]
    public async Task Every_committed_change_is_seen_once_and_in_order_by_every_reader_whatever_is_killed()
    {
        await using var own = await host.AnotherAsync();
        TestCounty[] counties = [await TestCounty.CreateAsync(own), await TestCounty.CreateAsync(own), await TestCounty.CreateAsync(own)];
        using var api = await ApiProcess.StartAsync(own);
        var watch = Stopwatch.StartNew();
        ConcurrentBag<Committed> committed = [];
        ConcurrentBag<Guid> rolledBack = [];
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() => WriteAsync(own, counties, new Random(w), committed, rolledBack))));
        var reading = Enumerable.Range(0, Readers).Select(r => Task.Run(() => FollowAsync(api, new Random(100 + r), writing))).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(700);
            await api.KillAndRestartAsync();
        }
        await writing;
        var seen = await Task.WhenAll(reading);

        committed.Count.ShouldBeGreaterThan(Writers * Transactions / 2);
        rolledBack.ShouldNotBeEmpty();
        foreach (var (changes, _) in seen) Check(changes, committed, rolledBack);
        output.WriteLine($"{committed.Count} transactions committed, {rolledBack.Count} rows rolled back, {seen[0].Changes.Count} changes, {Readers} readers × {seen.Sum(s => s.Pages)} pages, {Kills} kills of the API, {watch.Elapsed.TotalSeconds:0.0} s; missed 0, doubled 0, out of order 0");
    }

    private static void Check(List<Change> changes, IReadOnlyCollection<Committed> committed, IReadOnlyCollection<Guid> rolledBack)
    {
        changes.Select(c => c.Seq).ShouldBe(Enumerable.Range(1, changes.Count).Select(n => (long)n), "numbers follow each other without a gap");
        var departments = changes.Where(c => c.Kind == "department").Select(c => c.Id!.Value).ToList();
        departments.ShouldBeUnique();
        committed.SelectMany(c => c.Departments).Except(departments).ShouldBeEmpty("every committed row is seen");
        departments.Intersect(rolledBack).ShouldBeEmpty("no row is seen that was never committed");
        var at = changes.Where(c => c.Kind == "department").ToDictionary(c => c.Id!.Value, c => c.Seq);
        foreach (var project in committed.GroupBy(c => c.Project))
        {
            // Once for each transaction that changed it, and once when it was registered.
            changes.Count(c => c.Kind == "project" && c.Id == project.Key).ShouldBe(project.Count() + 1);
            var inTurn = project.OrderBy(c => c.Turn).SelectMany(c => c.Departments).Select(d => at[d]).ToList();
            inTurn.ShouldBe([.. inTurn.Order()], "what came after another's commit is numbered after it");
        }
    }

    private static async Task WriteAsync(ReliefHost own, TestCounty[] counties, Random dice, ConcurrentBag<Committed> committed, ConcurrentBag<Guid> rolledBack)
    {
        for (var i = 0; i < Transactions; i++)
        {
            var county = counties[dice.Next(counties.Length)];
            var (turn, added, fails) = (0, new List<Guid>(), dice.Next(5) == 0);
            try
            {
                await own.InScopeAsync(county.Code, async db =>
                {
                    // Sometimes begun long before the row is reached, so that later transactions overtake it.
                    if (dice.Next(3) == 0) await AddAsync(db, county.Code);
                    if (dice.Next(2) == 0) await Task.Delay(dice.Next(120));
                    turn = (await db.Database.SqlQuery<int>($"update relief.projects set revision = revision + 1 where id = {county.ProjectId} returning revision as \"Value\"").ToListAsync()).Single();
                    for (var n = dice.Next(1, 5); n > 0; n--) added.Add(await AddAsync(db, county.Code));
                    if (dice.Next(4) == 0) await Task.Delay(dice.Next(60));
                    if (fails) throw new OperationCanceledException();
                });
                committed.Add(new(county.ProjectId, turn, added));
            }
            catch (OperationCanceledException)
            {
                foreach (var id in added) rolledBack.Add(id);
            }
        }
    }

    private static async Task<Guid> AddAsync(IApplicationDbContext db, string division)
    {
        var department = Department.Register(Guid.CreateVersion7(), division, Guid.NewGuid().ToString("N"), "科室", DepartmentKind.Unit, null);
        db.Departments.Add(department);
        await db.SaveChangesAsync(default);
        return department.Id;
    }

    /// <summary>Pulls until everything written is seen; like a program that was killed, it now and then asks again for what it has not yet taken.</summary>
    private static async Task<(List<Change> Changes, int Pages)> FollowAsync(ApiProcess api, Random dice, Task writing)
    {
        List<Change> changes = [];
        var (after, pages, quiet) = (0L, 0, 0);
        string? stream = null;
        while (quiet < 8)
        {
            var ended = writing.IsCompleted;
            try
            {
                using var client = api.As(Role.ProvinceReader, "420000");
                var page = (await client.ReadAsync($"/feed?after={after}&pageSize={dice.Next(1, 60)}{(stream is null ? "" : "&stream=" + stream)}")).Ok().Body!;
                pages++;
                if (dice.Next(6) == 0) continue;
                stream = page["stream"]!.GetValue<string>();
                changes.AddRange(page["items"]!.AsArray().Select(i => Of(i!)));
                quiet = ended && page["through"]!.GetValue<long>() == after ? quiet + 1 : 0;
                after = page["through"]!.GetValue<long>();
                if (quiet > 0) await Task.Delay(200);
            }
            catch (HttpRequestException)
            {
                // Killed; it comes back.
                await Task.Delay(50);
            }
        }
        return (changes, pages);
    }

    private static Change Of(JsonNode item) => new(item["seq"]!.GetValue<long>(), item["kind"]!.GetValue<string>(), item["divisionCode"]!.GetValue<string>(), item["id"]?.GetValue<Guid>());
}
