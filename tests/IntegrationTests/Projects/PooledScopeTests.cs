using System.Net;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Projects;

/// <summary>Contexts and connections go from caller to caller; row scope must not go with them.</summary>
public sealed class PooledScopeTests(ReliefHost host)
{
    [Fact]
    public async Task Counties_that_read_at_the_same_moment_never_see_each_others_rows()
    {
        List<TestCounty> counties = [];
        for (var i = 0; i < 6; i++) counties.Add(await TestCounty.CreateAsync(host));

        await Task.WhenAll(counties.Select(async (county, i) =>
        {
            using var clerk = county.Clerk;
            for (var round = 0; round < 60; round++)
            {
                var foreign = counties[(i + 1 + round % (counties.Count - 1)) % counties.Count];
                (await clerk.GetAsync($"/api/v1/projects/{county.ProjectId}")).StatusCode.ShouldBe(HttpStatusCode.OK);
                (await clerk.GetAsync($"/api/v1/projects/{foreign.ProjectId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            }
        }));
    }
}
