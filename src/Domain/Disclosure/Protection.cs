using ReliefApi.Domain.Divisions;

namespace ReliefApi.Domain.Disclosure;

/// <summary>One project (or, for petitions, one division) and what it counts of one fact.</summary>
public sealed record Member(string Key, string DivisionCode, decimal Count);

/// <summary>
/// Who is only ever shown together. Each small count is joined to a neighbour, in its own county if it has one there, until the sum is no
/// longer small and no count in the group follows from it. A figure is shown only if it adds up whole groups. So whatever is asked, in any
/// split, level or filter, every figure shown is a sum of group totals, and no linear combination of them reaches inside a group.
/// </summary>
public sealed class Protection
{
    private readonly Dictionary<string, Group> _hidden;
    private readonly int _threshold;

    private Protection(Dictionary<string, Group> hidden, int threshold) => (_hidden, _threshold) = (hidden, threshold);

    /// <summary>Members that are not shown by themselves.</summary>
    public IReadOnlyCollection<string> Hidden => _hidden.Keys;

    /// <summary>The groups that are only shown whole.</summary>
    public IEnumerable<IReadOnlyList<string>> Groups => _hidden.Values.Distinct().Select(g => (IReadOnlyList<string>)[.. g.Members.Select(m => m.Key)]);

    /// <param name="members">Everyone who counts anything; the others add nothing and give nothing away.</param>
    /// <param name="threshold">The least count that is shown.</param>
    /// <param name="joined">Groups that must stay together: those on whom the fact rests, or those of what was published before.</param>
    public static Protection Of(IEnumerable<Member> members, int threshold, IEnumerable<IReadOnlyList<string>>? joined = null)
    {
        var alone = members.ToDictionary(m => m.Key, m => new Group([m], threshold));
        foreach (var together in joined ?? [])
        {
            var parts = together.Where(alone.ContainsKey).Select(k => alone[k]).Distinct().ToList();
            if (parts.Count < 2) continue;
            var group = new Group([.. parts.SelectMany(p => p.Members)], threshold);
            foreach (var member in group.Members) alone[member.Key] = group;
        }
        var groups = alone.Values.Distinct().ToList();
        foreach (var level in Enum.GetValues<Region>()) groups = JoinWithin(level, groups, threshold);
        return new(groups.Where(g => g.Members.Count > 1 || !g.IsSafe).SelectMany(g => g.Members.Select(m => (m.Key, g))).ToDictionary(p => p.Key, p => p.g), threshold);
    }

    /// <summary>Null if a figure may be shown, else why not.</summary>
    /// <param name="inside">Of those in <see cref="Hidden"/>, the ones that the figure adds up.</param>
    /// <param name="persons">The least count, zero aside, that the figure shows or rests on.</param>
    public Suppression? Judge(IEnumerable<string> inside, decimal persons) =>
        inside.Where(_hidden.ContainsKey).GroupBy(key => _hidden[key]).All(g => g.Key.IsSafe && g.Count() == g.Key.Members.Count) ? null
        : persons < _threshold ? Suppression.Small : Suppression.Complement;

    private static List<Group> JoinWithin(Region level, List<Group> groups, int threshold)
    {
        List<Group> joined = [];
        foreach (var region in groups.GroupBy(g => g.Span > level ? null : CodeAt(level, g.Members[0].DivisionCode)))
        {
            if (region.Key is null || region.All(g => g.IsSafe))
            {
                joined.AddRange(region);
                continue;
            }
            var all = new SortedSet<Group>(region, Group.SmallestFirst);
            var open = new SortedSet<Group>(region.Where(g => !g.IsSafe), Group.SmallestFirst);
            while (open.Count > 0 && all.Count > 1)
            {
                var small = open.Min!;
                open.Remove(small);
                all.Remove(small);
                // Who counts nothing hides nobody.
                var partner = all.FirstOrDefault(g => g.Total > 0);
                if (partner is null)
                {
                    all.Add(small);
                    break;
                }
                all.Remove(partner);
                open.Remove(partner);
                var both = new Group([.. small.Members, .. partner.Members], threshold);
                all.Add(both);
                if (!both.IsSafe) open.Add(both);
            }
            joined.AddRange(all);
        }
        return joined;
    }

    private enum Region { County, Prefecture, Province, Nation }

    /// <summary>Counties directly under a province (XX90ZZ) have no prefecture around them.</summary>
    private static string CodeAt(Region level, string code) => level switch
    {
        Region.County => code,
        Region.Prefecture => DivisionCode.ParentOf(code) is { } parent && DivisionCode.LevelOf(parent) == DivisionLevel.Prefecture ? parent : code,
        Region.Province => code[..2],
        _ => "",
    };

    private sealed class Group
    {
        /// <summary>By size, then by key: the same rows give the same groups, wherever and whenever they are asked for.</summary>
        public static readonly IComparer<Group> SmallestFirst = Comparer<Group>.Create((a, b) =>
            a.Total != b.Total ? a.Total.CompareTo(b.Total) : string.CompareOrdinal(a._first, b._first));

        private readonly string _first;

        public Group(List<Member> members, int threshold)
        {
            Members = members;
            Total = members.Sum(m => m.Count);
            _first = members.Select(m => m.Key).Min(StringComparer.Ordinal)!;
            IsSafe = HidesEachOf(members, threshold);
            Span = Enum.GetValues<Region>().First(level => members.All(m => CodeAt(level, m.DivisionCode) == CodeAt(level, members[0].DivisionCode)));
        }

        public List<Member> Members { get; }
        public decimal Total { get; }
        public Region Span { get; }

        /// <summary>Whether the total may be shown.</summary>
        public bool IsSafe { get; }

        /// <summary>
        /// The total must not be small itself, and must leave each small count at least two possible values, although it is known which of
        /// them are small (1 to threshold − 1) and which are not: 4 and 4 would follow from 8, and 1 and 5 from 6.
        /// </summary>
        private static bool HidesEachOf(List<Member> members, int threshold)
        {
            var (small, large, total) = (0, 0, 0m);
            foreach (var count in members.Select(m => m.Count).Where(c => c > 0))
            {
                total += count;
                if (count < threshold) small++;
                else large++;
            }
            if (small == 0) return true;
            if (small + large == 1) return false;
            return large == 0
                ? total >= threshold && total > small && total < (threshold - 1) * small
                : total > small + threshold * large;
        }
    }
}
