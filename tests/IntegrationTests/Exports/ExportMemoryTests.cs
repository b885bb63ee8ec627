using System.Net;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Exports;

[Collection(nameof(Alone))]
public sealed class ExportMemoryTests(ReliefHost host)
{
    [Theory, InlineData(Table.Ndjson), InlineData(Table.Csv), InlineData(Table.Xlsx)]
    public async Task Memory_does_not_grow_with_the_list(string mediaType)
    {
        await using var own = await host.AnotherAsync();
        var county = await TestCounty.CreateAsync(own);
        await ExportTests.FillAsync(county, 100_000);
        var address = $"/projects/{county.ProjectId}/budget-entries";
        await HighestAsync(county, address + "?kind=initial", mediaType);
        var small = GC.GetTotalMemory(forceFullCollection: true);
        // The rows take some 35 MB as text and more as objects: a list that is collected first shows.
        (await HighestAsync(county, address, mediaType) - small).ShouldBeLessThan(12_000_000);
    }

    /// <summary>The most that is alive at any time while the answer is read and thrown away.</summary>
    private static async Task<long> HighestAsync(TestCounty county, string address, string mediaType)
    {
        using var answer = await Table.AskAsync(county.Clerk, address, mediaType);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var (buffer, read, next, highest) = (new byte[65_536], 0L, 0L, 0L);
        for (int n; (n = await stream.ReadAsync(buffer)) > 0; read += n)
            if (read >= next)
            {
                highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true));
                next += 1_000_000;
            }
        return highest;
    }
}
