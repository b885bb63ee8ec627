using ReliefApi.Api;
using ReliefApi.Api.Sample;
using ReliefApi.Api.Security;
using ReliefApi.Application;
using ReliefApi.Infrastructure;
using ReliefApi.Infrastructure.Hosting;
using ReliefApi.Infrastructure.Jobs;

// The settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var settings = Settings.Read(builder.Configuration, builder.Environment);
var tokens = new Tokens(SecretFiles.Load(builder.Configuration, "SigningKey", settings.IsDevelopment, settings.DataDirectory));

switch (args.FirstOrDefault())
{
    case "token": return TokenCommand.Run(args[1..], tokens);
    case "health": return await HealthCommand.RunAsync(settings);
}

await using var database = await ReliefDatabase.OpenAsync(builder.Configuration, settings.DataDirectory, CancellationToken.None);
builder.Services
    .AddApplication(builder.Configuration["AutoMapper:LicenseKey"])
    .AddInfrastructure(new InfrastructureOptions(database.ConnectionString, database.OwnerConnectionString,
        SecretFiles.Load(builder.Configuration, "MasterKey", settings.IsDevelopment, settings.DataDirectory), JobOptions.Read(builder.Configuration), settings.Migrate, settings.ApplicationFilter, settings.SmallNumber))
    .AddApi(settings, tokens);
builder.AddTelemetry();

await using var app = builder.Build();
app.UseApi(settings, app.Services.IsDatabaseReady);
await app.StartAsync();
if (args.Contains("--sample"))
{
    await app.Services.WaitForDatabaseAsync().WaitAsync(app.Lifetime.ApplicationStopping);
    await new SampleYear(app.Services, settings, tokens, app.Urls.First()).RunAsync(app.Lifetime.ApplicationStopping);
}
if (args.Contains("--once")) await app.StopAsync();
await app.WaitForShutdownAsync();
return 0;
