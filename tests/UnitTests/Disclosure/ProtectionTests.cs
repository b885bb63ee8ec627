using CsCheck;
using ReliefApi.Domain.Disclosure;

namespace ReliefApi.UnitTests.Disclosure;

public sealed class ProtectionTests(ITestOutputHelper output)
{
    private const int Threshold = 5;
    private static readonly string[] Codes = ["420000", "420100", "420101", "420102", "420103", "420201", "420202", "429001", "430101"];

    private static readonly Gen<Cell[]> County = Gen.Select(Gen.Int[0, 8].Select(i => Codes[i]), Gen.Int[0, 2], Gen.Int[0, 7],
        Gen.Frequency((1, Gen.Const(0)), (4, Gen.Int[1, 4]), (3, Gen.Int[5, 9]), (2, Gen.Int[10, 60])), (code, department, categories, count) => new Cell(code, department, categories, count)).Array[1, 14];

    private sealed record Cell(string Code, int Department, int Categories, decimal Count);

    [Fact]
    public void Nothing_hidden_follows_from_all_that_is_shown_in_every_split_level_and_filter() => County.Sample(cells =>
    {
        var protection = Protect(cells);
        var shown = Questions(cells).Where(q => q.Count > 0 && protection.Judge(q.Select(Key), Sum(cells, q)) is null).Select(q => new Shown(q, Sum(cells, q))).ToList();
        Attacker.Recover([.. cells.Select(c => c.Count)], shown, Threshold).Where(i => protection.Hidden.Contains(Key(i))).ShouldBeEmpty();
    }, iter: 3000);

    [Fact]
    public void No_small_figure_is_shown_and_zero_always_is() => County.Sample(cells =>
    {
        var protection = Protect(cells);
        foreach (var question in Questions(cells))
        {
            var (sum, verdict) = (Sum(cells, question), protection.Judge(question.Select(Key), Sum(cells, question)));
            if (sum is > 0 and < Threshold) verdict.ShouldBe(Suppression.Small);
            else if (sum == 0) verdict.ShouldBeNull();
            else verdict.ShouldNotBe(Suppression.Small);
        }
    }, iter: 3000);

    [Fact]
    public void The_same_attacker_finds_small_figures_when_only_they_are_hidden()
    {
        var found = 0;
        County.Sample(cells =>
        {
            var shown = Questions(cells).Where(q => q.Count > 0 && Sum(cells, q) is 0 or >= Threshold).Select(q => new Shown(q, Sum(cells, q))).ToList();
            if (Attacker.Recover([.. cells.Select(c => c.Count)], shown, Threshold).Any(i => cells[i].Count < Threshold)) Interlocked.Increment(ref found);
        }, iter: 1000);
        output.WriteLine($"{found} of 1000 provinces give a small figure away");
        found.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void The_partner_is_the_smallest_of_the_nearest_neighbours()
    {
        var protection = Of(("a", "420101", 3), ("b", "420101", 40), ("c", "420101", 9), ("d", "420102", 6), ("e", "420201", 50));
        protection.Groups.Single().Order().ShouldBe(["a", "c"]);
        protection.Judge(["a", "c"], 12).ShouldBeNull();
        protection.Judge(["a"], 3).ShouldBe(Suppression.Small);
        protection.Judge(["c"], 9).ShouldBe(Suppression.Complement);

        protection = Of(("a", "420101", 3), ("b", "420102", 40), ("c", "420103", 9), ("d", "420201", 7));
        protection.Groups.Single().Order().ShouldBe(["a", "c"]);
    }

    [Theory]
    [InlineData(new[] { 4, 4, 30 }, "three of them: 4 and 4 follow from 8")]
    [InlineData(new[] { 1, 5, 30 }, "three of them: 1 and 5 follow from 6")]
    [InlineData(new[] { 1, 1, 30 }, "three of them: 2 is small itself")]
    public void A_sum_that_gives_its_parts_away_takes_another_in(int[] counts, string why)
    {
        var protection = Protection.Of(counts.Select((count, i) => new Member($"{i}", "420101", count)), Threshold);
        protection.Groups.Single().Count.ShouldBe(3, why);
    }

    [Fact]
    public void A_small_count_without_any_neighbour_is_never_shown_at_any_level()
    {
        var protection = Of(("a", "420101", 3), ("b", "420102", 0));
        protection.Judge(["a"], 3).ShouldBe(Suppression.Small);
        protection.Judge(["b"], 0).ShouldBeNull();
    }

    [Fact]
    public void What_was_shown_together_before_stays_together() =>
        Gen.Select(County, County).Sample(two =>
        {
            var (before, now) = two;
            var earlier = Protect(before).Groups.ToList();
            var protection = Protection.Of(now.Select((c, i) => new Member(Key(i), c.Code, c.Count)), Threshold, earlier);
            var groups = protection.Groups.ToList();
            foreach (var group in earlier)
            {
                var present = group.Where(key => int.Parse(key, System.Globalization.CultureInfo.InvariantCulture) < now.Length).ToList();
                if (present.Count > 1) groups.Count(g => present.All(g.Contains)).ShouldBe(1);
            }
        }, iter: 1000);

    [Fact]
    public void The_order_of_the_rows_does_not_matter() => County.Sample(cells =>
        Text(Protection.Of(cells.Select((c, i) => new Member(Key(i), c.Code, c.Count)).Reverse(), Threshold)).ShouldBe(Text(Protect(cells))), iter: 1000);

    private static string Text(Protection protection) => string.Join(' ', protection.Groups.Select(g => string.Join(',', g.Order())).Order());

    private static Protection Protect(Cell[] cells) => Protection.Of(cells.Select((c, i) => new Member(Key(i), c.Code, c.Count)), Threshold);

    private static Protection Of(params (string Key, string Code, int Count)[] members) => Protection.Of(members.Select(m => new Member(m.Key, m.Code, m.Count)), Threshold);

    private static string Key(int cell) => cell.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static decimal Sum(Cell[] cells, IReadOnlyList<int> question) => question.Sum(i => cells[i].Count);

    /// <summary>Every region × every department × every category, each also without that limit.</summary>
    private static IEnumerable<IReadOnlyList<int>> Questions(Cell[] cells) =>
        from region in Codes.Concat(["", "42", "43", "4201", "4202"]).ToList()
        from department in new int?[] { null, 0, 1, 2 }
        from category in new[] { 0, 1, 2, 4 }
        select (IReadOnlyList<int>)[.. Enumerable.Range(0, cells.Length).Where(i => cells[i].Code.StartsWith(region, StringComparison.Ordinal)
            && (department is null || cells[i].Department == department) && (cells[i].Categories & category) == category)];
}
