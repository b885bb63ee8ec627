using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Evaluations;
using ReliefApi.Domain.Operations;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Findings;

internal static class TestDraft
{
    /// <summary>Evaluates and drafts one project as a year-end run does; returns the evaluation's id.</summary>
    public static async Task<Guid> DraftAsync(this ReliefHost host, string division, Guid project, int year)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().BeJob("test", division);
        var db = scope.ServiceProvider.GetRequiredService<IApplicationDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var run = Operation.YearEnd(Guid.CreateVersion7(), division, year, "test", host.Clock.GetUtcNow());
        db.Operations.Add(run);
        await db.SaveChangesAsync(default);
        var (evaluation, _) = await scope.ServiceProvider.GetRequiredService<IEvaluationWriter>().WriteAsync(project, year, run.Id, default);
        await transaction.CommitAsync();
        return evaluation;
    }
}
