using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.YearEnd;

/// <summary>A host whose jobs run, over a database of its own, shared by the tests of one class.</summary>
public sealed class WorkingHost(ReliefHost host) : IAsyncLifetime
{
    /// <summary>Not the schedule that the host would have unasked.</summary>
    public const string NightlyRecompute = "17 1 * * *", YearEnd = "40 4 6 1 *";

    private ReliefHost? _host;

    public ReliefHost Host => _host!;

    public async ValueTask InitializeAsync() =>
        _host = await host.AnotherAsync(("Jobs:Server", "true"), ("Jobs:NightlyRecompute", NightlyRecompute), ("Jobs:YearEnd", YearEnd));

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
    }
}
