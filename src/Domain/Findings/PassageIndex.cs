namespace ReliefApi.Domain.Findings;

/// <summary>A passage written somewhere else.</summary>
/// <param name="Department">Who wrote it, as printed.</param>
/// <param name="IsOwn">Written by the same department, so in another year.</param>
public sealed record StoredPassage(string Text, int FiscalYear, string Department, bool IsOwn);

/// <summary>
/// Finds passages that are nearly the same. Each is kept under its runs of eight characters, so a passage is compared only with those
/// that share some with it, never with all.
/// </summary>
public sealed class PassageIndex
{
    private const int Run = 8;
    private readonly List<StoredPassage> _passages = [];
    private readonly Dictionary<string, List<int>> _byRun = new(StringComparer.Ordinal);

    public PassageIndex(IEnumerable<StoredPassage> passages)
    {
        foreach (var passage in passages)
        {
            foreach (var run in Texts.Grams(Texts.Normalise(passage.Text), Run))
            {
                if (!_byRun.TryGetValue(run, out var holders)) _byRun[run] = holders = [];
                holders.Add(_passages.Count);
            }
            _passages.Add(passage);
        }
    }

    /// <summary>The passage most like this one among those wanted, if it is at least so alike.</summary>
    public (StoredPassage Passage, decimal Similarity)? Nearest(string text, decimal atLeast, Predicate<StoredPassage> wanted)
    {
        var runs = Texts.Grams(Texts.Normalise(text), Run);
        Dictionary<int, int> shared = [];
        foreach (var run in runs)
            foreach (var holder in _byRun.GetValueOrDefault(run, []))
                if (wanted(_passages[holder])) shared[holder] = shared.GetValueOrDefault(holder) + 1;

        (StoredPassage, decimal)? best = null;
        // Passages as alike as asked share far more than a quarter of their runs of eight.
        foreach (var (holder, count) in shared.Where(s => 4 * s.Value >= runs.Count).OrderByDescending(s => s.Value).ThenBy(s => s.Key))
        {
            var similarity = Texts.Similarity(text, _passages[holder].Text);
            if (similarity >= atLeast && (best is null || similarity > best.Value.Item2)) best = (_passages[holder], similarity);
        }
        return best;
    }
}
