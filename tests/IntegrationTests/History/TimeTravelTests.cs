using System.Globalization;
using System.Net;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.History;

public sealed class TimeTravelTests(ReliefHost host, ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_was_edited_since_each_instant_shows_again_what_was_known_then(int seed)
    {
        await using var own = await host.AnotherAsync();
        var edited = await EditedCounty.CreateAsync(own, seed);
        await edited.RecomputeAsync();
        List<(string Moment, string Shown)> snapshots = [(Now(own), await edited.ShowAsync())];
        for (var edit = 0; edit < 40; edit++)
        {
            own.Clock.Advance(TimeSpan.FromMinutes(1));
            await edited.EditAsync();
            snapshots.Add((Now(own), await edited.ShowAsync()));
        }
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        output.WriteLine($"seed {seed}: {snapshots.Select(s => s.Shown).Distinct().Count()} states");
        snapshots.Select(s => s.Shown).Distinct().Count().ShouldBeGreaterThan(20);

        foreach (var (moment, shown) in snapshots) Same(await edited.ShowAsync("&knownAt=" + moment), shown, moment);
        // All that has happened by today is all there is.
        Same(await edited.ShowAsync("&asOf=2020-12-31"), snapshots[^1].Shown, "today");
    }

    private static void Same(string shown, string expected, string moment)
    {
        var at = shown.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count();
        if (shown != expected) Assert.Fail($"{moment}: …{shown[Math.Max(0, at - 300)..Math.Min(at + 100, shown.Length)]}… instead of …{expected[Math.Max(0, at - 50)..Math.Min(at + 100, expected.Length)]}…");
    }

    /// <summary>Half a minute after the clock: everything of this minute is known, nothing of the next.</summary>
    private static string Now(ReliefHost own) => own.Clock.GetUtcNow().AddSeconds(30).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
