using System.Net;
using System.Text.Json;
using AutoMapper;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using ReliefApi.Api;
using ReliefApi.Api.Security;
using ReliefApi.Application;
using ReliefApi.Application.Access;
using ReliefApi.Application.Projects;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.Security;
using ReliefApi.Infrastructure;
using ReliefApi.Infrastructure.Jobs;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Benchmarks.GetById;

/// <summary>The real program, put together as its Program does, and in front of its pipeline the floor and the steps from the floor to the whole.</summary>
internal sealed class LayeredHost : IAsyncDisposable
{
    public const string Hello = "/bare/hello/", Bare = "/bare/raw/", Signed = "/bare/signed/", Scoped = "/bare/scoped/", Handled = "/bare/handled/", Whole = "/api/v1/projects/";

    // language=SQL
    private const string Select =
        """
        select id, division_code, department_id, code, name, level, parent_id, kind, summary, basis, implementing_body, plan, starts_on, ends_on, review_year, reviewed_on, review_document, revision
        from relief.projects where id = @id
        """;

    private readonly WebApplication _app;
    private readonly NpgsqlDataSource _plain;

    private LayeredHost(WebApplication app, NpgsqlDataSource plain) => (_app, _plain) = (app, plain);

    public int Port => new Uri(_app.Urls.First()).Port;

    public string Token { get; private init; } = "";

    public static async Task<LayeredHost> StartAsync(BenchDatabase database, string division)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection([new("Urls", "http://127.0.0.1:0"), new("Jobs:Server", "false")]);
        var settings = Settings.Read(builder.Configuration, builder.Environment);
        var tokens = new Tokens(new byte[32]);
        builder.Services.AddApplication(null).AddInfrastructure(new InfrastructureOptions(database.App, database.Owner, new byte[32], JobOptions.Read(builder.Configuration), Migrate: false)).AddApi(settings, tokens);
        builder.AddTelemetry();
        var app = builder.Build();

        // Of the same size as the application's own.
        var pool = new NpgsqlConnectionStringBuilder(app.Services.GetRequiredService<NpgsqlDataSource>().ConnectionString);
        var plain = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.Superuser) { MaxPoolSize = pool.MaxPoolSize, MaxAutoPrepare = pool.MaxAutoPrepare });
        var scoped = app.Services.GetRequiredService<NpgsqlDataSource>();
        var json = app.Services.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;

        app.Use((http, next) => http.Request.Path.Value switch
        {
            { } path when path.StartsWith(Bare, StringComparison.Ordinal) => AnswerAsync(http, plain, null, IdIn(path, Bare), json),
            { } path when path.StartsWith(Hello, StringComparison.Ordinal) => http.Response.WriteAsync("hello"),
            { } path when path.StartsWith(Signed, StringComparison.Ordinal) => AfterSigningInAsync(http, _ => AnswerAsync(http, plain, null, IdIn(path, Signed), json)),
            { } path when path.StartsWith(Scoped, StringComparison.Ordinal) => AfterSigningInAsync(http, caller => AnswerAsync(http, scoped, caller.Scope, IdIn(path, Scoped), json)),
            { } path when path.StartsWith(Handled, StringComparison.Ordinal) => AfterSigningInAsync(http, async caller =>
            {
                http.RequestServices.GetRequiredService<CallContext>().Be(caller);
                var result = await http.RequestServices.GetRequiredService<IMediator>().Send(new GetProject(IdIn(path, Handled)), http.RequestAborted);
                await http.Response.WriteAsJsonAsync(result.Value, json, http.RequestAborted);
            }),
            _ => next(http),
        });
        app.UseApi(settings, app.Services.IsDatabaseReady);
        await app.StartAsync();
        return new(app, plain) { Token = tokens.Issue("bench", Role.CountyClerk, division, TimeSpan.FromHours(4), DateTimeOffset.UtcNow) };
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _plain.DisposeAsync();
    }

    private static Guid IdIn(string path, string prefix) => Guid.Parse(path.AsSpan(prefix.Length));

    private static async Task AfterSigningInAsync(HttpContext http, Func<Caller, Task> next) =>
        await next((await http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme)).Principal!.ToCaller()!);

    private static async Task AnswerAsync(HttpContext http, NpgsqlDataSource source, RowScope? scope, Guid id, JsonSerializerOptions json)
    {
        ProjectDto project;
        await using (var connection = await source.OpenConnectionAsync(http.RequestAborted))
        await using (var command = new NpgsqlCommand(Select, connection) { Parameters = { new NpgsqlParameter<Guid>("id", id) } })
        {
            if (scope is { } told) RowScopeInterceptor.TellReadScope(command, told);
            await using var reader = await command.ExecuteReaderAsync(http.RequestAborted);
            if (scope is not null) await reader.NextResultAsync(http.RequestAborted);
            await reader.ReadAsync(http.RequestAborted);
            project = new ProjectDto
            {
                Id = reader.GetGuid(0),
                DivisionCode = reader.GetString(1),
                DepartmentId = reader.GetGuid(2),
                Code = reader.GetString(3),
                Name = reader.GetString(4),
                Level = reader.GetInt32(5),
                ParentId = reader.IsDBNull(6) ? null : reader.GetGuid(6),
                Kind = Enum.Parse<ProjectKind>(reader.GetString(7)),
                Summary = reader.GetString(8),
                Basis = Text(9),
                ImplementingBody = Text(10),
                Plan = Text(11),
                StartsOn = Date(12),
                EndsOn = Date(13),
                ReviewYear = reader.IsDBNull(14) ? null : reader.GetInt32(14),
                ReviewedOn = Date(15),
                ReviewDocument = Text(16),
                Revision = reader.GetInt32(17),
            };

            string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
            DateOnly? Date(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
        }
        await http.Response.WriteAsJsonAsync(project, json, http.RequestAborted);
    }
}
