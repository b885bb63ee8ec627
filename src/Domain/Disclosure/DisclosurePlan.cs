using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Disclosure;

/// <summary>What one project or division counts in a year, fact by fact.</summary>
/// <param name="Key">Id of the project, or code of the division.</param>
/// <param name="Counts">In the order of the plan's facts.</param>
public sealed record CountedRow(string Key, string DivisionCode, decimal[] Counts);

/// <summary>What of one year may be shown above the county, by fact. Made from all rows of the installation, whoever asks: two readers who compare notes learn no more than one.</summary>
public sealed class DisclosurePlan(IReadOnlyList<CountedRow> rows, IReadOnlyList<string> facts, int threshold)
{
    private readonly Dictionary<string, Protection> _protections = [];

    /// <summary>Who of these facts is not shown alone.</summary>
    public IReadOnlySet<string> Hidden(IEnumerable<Measure> measures) => measures.SelectMany(m => Of(FactsOf(m))).SelectMany(p => p.Hidden).ToHashSet();

    /// <summary>Null if the measure may be shown of these projects or divisions, else why not.</summary>
    /// <param name="inside">Keys of those added up; of those that are not hidden, none need be named.</param>
    /// <param name="sumOf">What they add up to of a fact.</param>
    public Suppression? Judge(Measure measure, IReadOnlyCollection<string> inside, Func<string, decimal> sumOf)
    {
        var shown = FactsOf(measure);
        var persons = shown.Where(PersonsBehind.AreCountedBy).Concat(shown.Select(PersonsBehind.Of).OfType<string>()).Distinct()
            .Select(sumOf).Where(sum => sum > 0).DefaultIfEmpty(0).Min();
        return Of(shown).Select(p => p.Judge(inside, persons)).FirstOrDefault(verdict => verdict is not null);
    }

    /// <summary>Everyone who is not shown alone, whatever the fact.</summary>
    public IReadOnlySet<string> HiddenAnywhere => Of(facts).SelectMany(p => p.Hidden).ToHashSet();

    /// <summary>
    /// Who is not shown alone with their points. Points follow from figures, and one of several points from their sum: where any figure is
    /// hidden on which a project may be scored, its points are only shown among those of others.
    /// </summary>
    /// <param name="petitions">The plan of the petition figures, by which projects of a division are scored as well.</param>
    public Protection Points(DisclosurePlan petitions)
    {
        var groups = Of(facts).Distinct().SelectMany(p => p.Groups).ToList();
        var (alone, divisions) = (groups.Where(g => g.Count == 1).Select(g => g[0]).ToHashSet(), petitions.HiddenAnywhere);
        return Protection.Of(rows.Select(r => new Member(r.Key, r.DivisionCode, alone.Contains(r.Key) || divisions.Contains(r.DivisionCode) ? 1 : threshold)), threshold, groups);
    }

    private static List<string> FactsOf(Measure measure) => [.. new[] { measure.Numerator, measure.Denominator }.OfType<string>()];

    private List<Protection> Of(IEnumerable<string> wanted)
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
