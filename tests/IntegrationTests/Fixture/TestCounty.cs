using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Domain.Departments;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.Security;

namespace ReliefApi.IntegrationTests.Fixture;

/// <summary>A county with its petition bureau and one relief project, for one test.</summary>
public sealed record TestCounty(ReliefHost Host, string Code, Guid DepartmentId, Guid ProjectId)
{
    public string Prefecture => Code[..4] + "00";
    public string Province => Code[..2] + "0000";
    public HttpClient Clerk => Host.As(Role.CountyClerk, Code);
    public HttpClient Reviewer => Host.As(Role.CountyReviewer, Code);
    public HttpClient Finance => Host.As(Role.CountyFinance, Code);
    public HttpClient Administrator => Host.As(Role.Administrator, Code);

    public static async Task<TestCounty> CreateAsync(ReliefHost host)
    {
        var code = host.NextCounty();
        var department = Department.Register(Guid.CreateVersion7(), code, "D01", "县信访局", DepartmentKind.Department, null);
        var project = Project.Register(Guid.CreateVersion7(), code, code + "20T000000000001", 1, null, department.Id, "信访救助资金", ProjectKind.Recurring,
            new("救助特殊疑难信访个案", "县级办法", "县信访局", "年度方案"), new(null, null, 2023)).Value;
        await host.InScopeAsync(code, async db =>
        {
            db.Divisions.Add(Division.Register(code, "测试县" + code, null, new(2000, 1, 1), null, null));
            await db.SaveChangesAsync(default);
            db.Departments.Add(department);
            await db.SaveChangesAsync(default);
            db.Projects.Add(project);
            await db.SaveChangesAsync(default);
        });
        return new(host, code, department.Id, project.Id);
    }
}

internal static class HostScope
{
    /// <summary>Runs against the tables as a job of one division would: in a transaction, within its row scope.</summary>
    public static async Task InScopeAsync(this ReliefHost host, string division, Func<IApplicationDbContext, Task> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().BeJob("test", division);
        var db = scope.ServiceProvider.GetRequiredService<IApplicationDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await work(db);
        await transaction.CommitAsync();
    }
}
