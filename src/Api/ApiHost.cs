using Hangfire;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using ReliefApi.Api.Endpoints;
using ReliefApi.Api.Http;
using ReliefApi.Api.OpenApi;
using ReliefApi.Api.Security;
using ReliefApi.Application.Abstractions;

namespace ReliefApi.Api;

/// <summary>The HTTP side, put together: services here, order of the pipeline below.</summary>
internal static class ApiHost
{
    public const long LargestBody = 1024 * 1024;

    public static void AddApi(this IServiceCollection services, Settings settings, Tokens tokens)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddScoped<Door>();
        services.AddSingleton<CallerActions>();
        services.AddSingleton<IWireJson, WireJson>();
        services.AddScoped<About>();
        services.AddScoped<OperationEvents>();
        services.AddSingleton(settings.Rates);
        services.AddSingleton(settings.Streams);
        services.ConfigureHttpJsonOptions(o => Json.Configure(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = LargestBody;
        });
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(20));
        services.AddExceptionHandler<FaultHandler>();
        services.AddDoors(tokens, settings.Authority, settings.Audience);
        services.AddContract();
    }

    /// <param name="app">The host.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="isReady">Whether the tables are there.</param>
    public static void UseApi(this WebApplication app, Settings settings, Func<bool> isReady)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => Authentication.WriteBareStatusAsync(context.HttpContext));
        app.Use((http, next) =>
        {
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.CacheControl = "no-store";
            return next(http);
        });
        // Before its tables are there the service has nothing to answer with; its health is told in any case.
        app.Use((http, next) =>
        {
            if (isReady() || http.Request.Path.StartsWithSegments("/health")) return next(http);
            http.Response.Headers.RetryAfter = "5";
            return Problems.WriteAsync(http, HttpErrors.Unavailable, StatusCodes.Status503ServiceUnavailable);
        });
        app.UseAuthentication();
        app.UseMiddleware<RateLimits>();
        if (!settings.IsDevelopment) app.UseWhen(http => http.Request.Path.StartsWithSegments("/swagger"), OnlyForTheSignedIn);
        app.UseSwagger();
        app.UseSwaggerUI(o => o.SwaggerEndpoint("/swagger/v1/swagger.json", "ReliefApi v1"));
        app.UseRouting();
        app.UseAuthorization();
        app.UseMiddleware<Accepted>();
        app.UseMiddleware<CallerMiddleware>();
        app.UseMiddleware<StrictRequest>();

        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().ExcludeFromDescription();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous().ExcludeFromDescription();
        app.MapSignIn();
        app.MapProblemPages();
        // Pages of the library's own: not part of the contract.
        app.MapHangfireDashboard("/hangfire", new DashboardOptions { Authorization = [], DashboardTitle = "ReliefApi", DisplayStorageConnectionString = false })
            .RequireAuthorization(Authentication.Administrators).ExcludeFromDescription();
        var api = app.MapGroup("/api/v1");
        api.MapAbout();
        api.MapDivisions();
        api.MapDepartments();
        api.MapProjects();
        api.MapBudgets();
        api.MapScoringProfiles();
        api.MapGoals();
        api.MapPetitions();
        api.MapReliefCases();
        api.MapWorkMeasures();
        api.MapPerformance();
        api.MapEvaluations();
        api.MapEvaluationFlow();
        api.MapRectification();
        api.MapEntryWindows();
        api.MapReportImports();
        api.MapLedgerImports();
        api.MapFindings();
        api.MapDrafts();
        api.MapProvince();
        api.MapApiKeys();
        api.MapAudit();
    }

    private static void OnlyForTheSignedIn(IApplicationBuilder app) => app.Use((http, next) =>
        http.User.Identity?.IsAuthenticated == true ? next(http) : Problems.WriteAsync(http, HttpErrors.Unauthenticated, StatusCodes.Status401Unauthorized));
}
