using ReliefApi.Api.Http;

namespace ReliefApi.Api;

/// <summary>Settings of the host.</summary>
/// <param name="DataDirectory">Where a private server, made-up secrets and printed reports are kept.</param>
/// <param name="Migrate">Whether this host brings the database to its version.</param>
/// <param name="ApplicationFilter">Off only in the tests that prove row-level security alone.</param>
/// <param name="SmallNumber">The least number of persons that is shown above the county.</param>
internal sealed record Settings(bool IsDevelopment, string DataDirectory, bool Migrate, bool ApplicationFilter, int SmallNumber, string? Authority, string? Audience, Uri HealthUrl, RateBudgets Rates, StreamSettings Streams)
{
    public static Settings Read(IConfiguration configuration, IHostEnvironment environment) => new(
        environment.IsDevelopment(),
        Path.GetFullPath(configuration["RELIEF_DATA_DIR"] ?? ".data"),
        configuration.GetValue("Database:Migrate", true),
        configuration.GetValue("Access:ApplicationFilter", true),
        configuration.GetValue("Disclosure:SmallNumber", 5),
        configuration["Auth:Authority"],
        configuration["Auth:Audience"],
        HealthUrlOf(configuration),
        RateBudgets.Read(configuration),
        StreamSettings.Read(configuration));

    /// <summary>Where this host answers itself, by the settings that Kestrel reads.</summary>
    private static Uri HealthUrlOf(IConfiguration configuration)
    {
        var address = (configuration["urls"] ?? configuration["ASPNETCORE_URLS"])?.Split(';')[0].Replace("+", "127.0.0.1", StringComparison.Ordinal).Replace("*", "127.0.0.1", StringComparison.Ordinal)
            ?? $"http://127.0.0.1:{(configuration["http_ports"] ?? configuration["ASPNETCORE_HTTP_PORTS"] ?? "5000").Split(';')[0]}";
        return new Uri(new Uri(address), "/health/ready");
    }
}
