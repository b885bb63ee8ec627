using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Aggregates;
using ReliefApi.Application.Attainment;
using ReliefApi.Application.Feed;
using ReliefApi.Application.Findings;
using ReliefApi.Application.History;
using ReliefApi.Application.Imports;
using ReliefApi.Application.PersonalData;
using ReliefApi.Application.Sheets;
using ReliefApi.Infrastructure.Attainment;
using ReliefApi.Infrastructure.Disclosure;
using ReliefApi.Infrastructure.Documents;
using ReliefApi.Infrastructure.Feed;
using ReliefApi.Infrastructure.Hosting;
using ReliefApi.Infrastructure.Imports;
using ReliefApi.Infrastructure.Jobs;
using ReliefApi.Infrastructure.Persistence;
using ReliefApi.Infrastructure.Security;

namespace ReliefApi.Infrastructure;

/// <summary>What the host must know to run.</summary>
/// <param name="ConnectionString">The application's login.</param>
/// <param name="OwnerConnectionString">The role that owns the tables, for migrations.</param>
/// <param name="MasterSecret">At least 32 random bytes that never enter the database.</param>
/// <param name="Jobs">Whether and when jobs run here.</param>
/// <param name="Migrate">Whether this host brings the database to its version.</param>
/// <param name="ApplicationFilter">Row scope in the application; off only to prove that the database's holds alone.</param>
/// <param name="SmallNumber">The least number of persons that is shown above the county.</param>
public sealed record InfrastructureOptions(string ConnectionString, string OwnerConnectionString, byte[] MasterSecret, JobOptions Jobs, bool Migrate = true, bool ApplicationFilter = true, int SmallNumber = 5);

public static class DependencyInjection
{
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, InfrastructureOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(DatabaseOptions.DataSource(options.ConnectionString));
        services.AddSingleton(new RowFilter(options.ApplicationFilter));
        services.AddSingleton<RowScopeInterceptor>();
        services.AddDbContextPool<ReliefDbContext>((provider, builder) => DatabaseOptions.Configure(builder, o => o
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>(), DatabaseOptions.Npgsql)
            .AddInterceptors(provider.GetRequiredService<RowScopeInterceptor>())));
        // Every way to a context leads through here, so none from the pool still serves the last caller. A pooled factory would not do:
        // the container disposes what each of the two registrations returns, and a context given back twice serves two callers.
#pragma warning disable EF1001 // The lease, which may be disposed of twice, has no public name.
        services.AddScoped(provider => provider.GetRequiredService<IScopedDbContextLease<ReliefDbContext>>().Context.Serve(provider.GetRequiredService<ICallContext>()));
#pragma warning restore EF1001
        services.AddScoped<IApplicationDbContext>(provider => provider.GetRequiredService<ReliefDbContext>());

        services.AddSingleton(new MasterKeys(options.MasterSecret));
        services.AddSingleton<IPersonalDataVault, PersonalDataVault>();
        services.AddSingleton<StoredProfiles>();
        services.AddSingleton<IScoringProfiles>(provider => provider.GetRequiredService<StoredProfiles>());
        services.AddScoped<IAttainmentRecomputer, AttainmentRecomputer>();
        services.AddScoped<IStaleness, Staleness>();
        services.AddScoped<IPastFigures, PastFigures>();
        services.AddScoped<IAggregateReader, AggregateReader>();
        services.AddScoped<ISimilarProjects, SimilarProjects>();
        services.AddSingleton<IReportReader, DocxReader>();
        services.AddSingleton<DisclosurePlans>();
        services.AddScoped<IDisclosure, Disclosure.Disclosure>();
        services.AddScoped<IFeedReader, FeedReader>();
        services.AddScoped<IStateReader, StateReader>();
        services.AddSingleton<FeedNumbering>();
        services.AddSingleton<IReportWriter, DocxWriter>();
        services.AddSingleton<IReportWriter, HtmlWriter>();
        services.AddSingleton<IReportWriter, JsonWriter>();
        services.AddSingleton<ISheetFormat, CsvFormat>();
        services.AddSingleton<ISheetFormat, XlsxFormat>();
        services.AddSingleton<IReportFileReader, ReportFileReader>();
        services.AddSingleton<IImportIntake, ImportIntake>();

        services.AddSingleton<DatabaseReadiness>();
        services.AddHostedService(provider => provider.GetRequiredService<DatabaseReadiness>());
        services.AddHealthChecks().AddCheck<DatabaseReadiness>("database", tags: ["ready"]);
        services.AddJobs(options.Jobs);
        services.AddHostedService<FeedPump>();
        return services;
    }

    /// <summary>Completes once the tables are there.</summary>
    public static Task WaitForDatabaseAsync(this IServiceProvider services) => services.GetRequiredService<DatabaseReadiness>().Ready;

    /// <summary>Whether the tables are there.</summary>
    public static bool IsDatabaseReady(this IServiceProvider services) => services.GetRequiredService<DatabaseReadiness>().Ready.IsCompletedSuccessfully;

    /// <summary>Brings the database to this version.</summary>
    public static Task MigrateDatabaseAsync(this InfrastructureOptions options, CancellationToken ct) =>
        DatabaseMigrator.MigrateAsync(options.OwnerConnectionString, new NpgsqlConnectionStringBuilder(options.ConnectionString).Username!, ct);
}
