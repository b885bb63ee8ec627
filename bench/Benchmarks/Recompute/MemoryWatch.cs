namespace ReliefApi.Benchmarks.Recompute;

/// <summary>This process's resident memory, looked at fifty times a second.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly Timer _timer;
    private readonly long _start;
    private long _peak;

    public MemoryWatch()
    {
        GC.Collect();
        _start = _peak = Environment.WorkingSet;
        _timer = new Timer(_ => _peak = Math.Max(_peak, Environment.WorkingSet), null, 0, 20);
    }

    public string Text => $"peak RSS {_peak >> 20} MB, {(_peak - _start) >> 20:+0;-0} MB over the start";

    public void Dispose() => _timer.Dispose();
}
