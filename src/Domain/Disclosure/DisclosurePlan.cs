namespace ReliefApi.Domain.Disclosure;

/// <summary>What one project or division counts in a year, fact by fact.</summary>
/// <param name="Key">Id of the project, or code of the division.</param>
/// <param name="Counts">In the order of the plan's facts.</param>
public sealed record CountedRow(string Key, string DivisionCode, decimal[] Counts);

/// <summary>What of one year may be shown above the county, by fact. Made from all rows of the installation, whoever asks: two readers who compare notes learn no more than one.</summary>
public sealed class DisclosurePlan(IReadOnlyList<CountedRow> rows, IReadOnlyList<string> facts, int threshold)
{
    private readonly Dictionary<string, Protection> _protections = [];

    public int Threshold => threshold;

    /// <summary>Who is protected of these facts; none where nobody stands behind the fact.</summary>
    public IReadOnlyList<Protection> Of(IEnumerable<string> wanted)
    {
        // Made when first asked for; a plan is kept and read by several requests.
        lock (_protections) return [.. wanted.Select(Of).OfType<Protection>()];
    }

    private Protection? Of(string fact)
    {
        if (PersonsBehind.Of(fact) is not { } persons) return null;
        if (_protections.TryGetValue(fact, out var known)) return known;
        var made = !PersonsBehind.AreCountedBy(fact) ? Of(persons)! : fact == persons ? Protection.Of(Members(fact, fact), threshold) : Protection.Of(Members(fact, persons), threshold, Of(persons)!.Groups);
        return _protections[fact] = made;
    }

    private IEnumerable<Member> Members(string fact, string persons)
    {
        var (own, behind) = (At(fact), At(persons));
        return rows.Where(r => r.Counts[own] != 0 || r.Counts[behind] != 0).Select(r => new Member(r.Key, r.DivisionCode, r.Counts[own]));
    }

    private int At(string fact)
    {
        for (var i = 0; i < facts.Count; i++)
            if (facts[i] == fact) return i;
        throw new InvalidOperationException($"No fact {fact}.");
    }
}
