using Hangfire;
using Microsoft.Extensions.Configuration;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Infrastructure.Jobs;

/// <summary>When things happen, in the county's time.</summary>
/// <param name="Server">Whether this host works off jobs.</param>
/// <param name="NightlyRecompute">Cron of the full recompute.</param>
/// <param name="YearEnd">Cron of the year-end run of the year before.</param>
/// <param name="Division">Root of the subtree that this installation serves.</param>
public sealed record JobOptions(bool Server, string NightlyRecompute, string YearEnd, string Division)
{
    public static JobOptions Read(IConfiguration configuration) => new(
        configuration.GetValue("Jobs:Server", true),
        configuration["Jobs:NightlyRecompute"] ?? "30 2 * * *",
        configuration["Jobs:YearEnd"] ?? "0 3 5 1 *",
        configuration["Jobs:Division"] ?? DivisionCode.Nation);
}

internal static class Schedules
{
    public static void Register(IRecurringJobManager jobs, JobOptions options)
    {
        var local = new RecurringJobOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(ChinaTime.ZoneId) };
        jobs.AddOrUpdate<RecomputeAttainmentJob>(nameof(RecomputeAttainmentJob), job => job.RunAsync(options.Division, CancellationToken.None), options.NightlyRecompute, local);
        jobs.AddOrUpdate<StartYearEndJob>(nameof(StartYearEndJob), job => job.RunAsync(options.Division, CancellationToken.None), options.YearEnd, local);
        jobs.AddOrUpdate<SweepIdempotencyJob>(nameof(SweepIdempotencyJob), job => job.RunAsync(CancellationToken.None), Cron.Hourly(), local);
        jobs.AddOrUpdate<WakeOperationsJob>(nameof(WakeOperationsJob), job => job.RunAsync(CancellationToken.None), Cron.Minutely(), local);
    }
}
