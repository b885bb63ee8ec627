using System.Diagnostics;
using System.Diagnostics.Metrics;
using ReliefApi.Application.Attainment;

namespace ReliefApi.Infrastructure.Attainment;

/// <summary>Traces and metrics of the derived figures: how long a recompute takes, how much it changes, how old the oldest unread change is.</summary>
internal static class AttainmentTelemetry
{
    public const string Name = "ReliefApi";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("relief.recompute.duration", "s", "Duration of a recompute");
    private static readonly Counter<long> Changed = Meter.CreateCounter<long>("relief.recompute.indicators_changed", "{indicator}", "Indicators whose attainment was written");
    private static (double Seconds, long Marks, double JobLag) _state;

    static AttainmentTelemetry()
    {
        Meter.CreateObservableGauge("relief.attainment.staleness", () => _state.Seconds, "s", "Age of the oldest change that no attainment rests on yet");
        Meter.CreateObservableGauge("relief.attainment.stale_marks", () => _state.Marks, "{mark}", "Changes that no attainment rests on yet");
        Meter.CreateObservableGauge("relief.jobs.lag", () => _state.JobLag, "s", "Age of the oldest operation that is waiting or running");
    }

    public static Activity? Start(RecomputeScope scope)
    {
        var activity = Source.StartActivity("recompute");
        activity?.SetTag("relief.division", scope.DivisionCode).SetTag("relief.full", scope.Full);
        return activity;
    }

    public static void Finished(RecomputeOutcome outcome, TimeSpan duration)
    {
        Duration.Record(duration.TotalSeconds);
        Changed.Add(outcome.IndicatorsChanged);
    }

    public static void Observe(double staleSeconds, long marks, double jobLag) => _state = (staleSeconds, marks, jobLag);
}
