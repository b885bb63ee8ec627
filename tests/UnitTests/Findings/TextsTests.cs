using CsCheck;
using ReliefApi.Domain.Findings;

namespace ReliefApi.UnitTests.Findings;

public sealed class TextsTests
{
    private static readonly Gen<string> Text = Gen.String[Gen.Char["甲乙丙丁戊，。 、ａ1（"], 0, 40];

    [Theory]
    [InlineData("停访息诉率 100％。", "停访息诉率100%")]
    [InlineData("（一）、ＡＢ１２", "一ab12")]
    [InlineData("，。 \t", "")]
    public void Normalising_leaves_letters_digits_and_percent(string text, string normal) => Texts.Normalise(text).ShouldBe(normal);

    [Fact]
    public void Normalising_twice_changes_nothing_more() => Text.Sample(t => Texts.Normalise(Texts.Normalise(t)) == Texts.Normalise(t));

    [Fact]
    public void Similarity_is_symmetric_between_0_and_1_and_1_for_the_same_words() => Gen.Select(Text, Text).Sample((a, b) =>
    {
        var s = Texts.Similarity(a, b);
        return s is >= 0 and <= 1 && s == Texts.Similarity(b, a) && (Texts.Normalise(a).Length == 0 || Texts.Similarity(a, $"（{a}。") == 1);
    });

    [Fact]
    public void The_longest_common_run_stands_in_both_and_no_longer_one_does() => Gen.Select(Text, Text).Sample((a, b) =>
    {
        var common = Texts.LongestCommon(a, b);
        var longer = Enumerable.Range(0, Math.Max(0, a.Length - common.Length)).Any(i => b.Contains(a.Substring(i, common.Length + 1), StringComparison.Ordinal));
        return a.Contains(common, StringComparison.Ordinal) && b.Contains(common, StringComparison.Ordinal) && !longer;
    });

    [Theory]
    [InlineData("解决特殊疑难个案的资金用于解决特殊疑难个案", 8, "解决特殊疑难个案")]
    [InlineData("甲甲甲甲甲甲甲甲", 8, null)]
    [InlineData("甲甲甲甲甲甲甲甲", 4, "甲甲甲甲")]
    [InlineData("用于救助困难群众", 8, null)]
    public void A_repeated_run_is_found_when_it_does_not_overlap(string text, int length, string? run) => Texts.Repeated(text, length).ShouldBe(run);

    [Fact]
    public void The_index_finds_what_comparing_every_pair_finds() => Gen.Select(Gen.String[Gen.Char["甲乙丙丁戊己庚辛"], 20, 60].Array[1, 12], Gen.Int[0, 11], Gen.Int[0, 59]).Sample((passages, chosen, at) =>
    {
        var index = new PassageIndex(passages.Select((p, i) => new StoredPassage(p, i, "", true)));
        var original = passages[chosen % passages.Length];
        // One character changed.
        var copy = original.Remove(at % original.Length, 1).Insert(at % original.Length, "壬");
        var nearest = index.Nearest(copy, 0.85m, _ => true);
        var best = passages.Max(p => Texts.Similarity(copy, p));
        return best < 0.85m ? nearest is null : nearest is { } found && found.Similarity == best;
    });

    [Fact]
    public void The_index_compares_only_with_passages_that_are_wanted()
    {
        var index = new PassageIndex([new("对苗头性信息跟踪分析并健全预案", 2019, "甲局", true)]);
        index.Nearest("对苗头性信息跟踪分析并健全预案。", 0.9m, p => p.FiscalYear < 2020)!.Value.Similarity.ShouldBe(1);
        index.Nearest("对苗头性信息跟踪分析并健全预案。", 0.9m, p => p.FiscalYear > 2020).ShouldBeNull();
    }
}
