using System.Globalization;
using ReliefApi.Domain.ReportTexts;
using static ReliefApi.Domain.Scoring.ScoringSeverity;

namespace ReliefApi.Domain.Findings;

internal sealed class ParagraphsRepeat() : FindingRule("F07", Error, "两段内容相同（相似度{percent}%）：“{text}”", "Two paragraphs are the same ({percent} % alike): “{text}”")
{
    private const decimal Same = 0.95m;
    private const int Shortest = 20;

    public override IEnumerable<Finding> Check(FindingInput input)
    {
        List<(ReadSection Section, ReadParagraph Paragraph)> paragraphs = [.. (input.Text?.Sections ?? []).SelectMany(s => s.Body().Where(p => !p.IsTableRow() && Texts.Normalise(p.Text).Length >= Shortest).Select(p => (s, p)))];
        var index = new PassageIndex(paragraphs.Select((p, i) => new StoredPassage(p.Paragraph.Text, i, "", IsOwn: true)));
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var (section, paragraph) = paragraphs[i];
            if (index.Nearest(paragraph.Text, Same, earlier => earlier.FiscalYear < i) is { } twin)
                yield return At(new(section.Kind, Field: "paragraph", Span: paragraph.Span), ("percent", Duplicates.Percent(twin.Similarity)), ("text", Texts.Quote(paragraph.Text)));
        }
    }
}

internal sealed class SentenceReused() : FindingRule("F10", Warning, "“{text}”在“{first}”和“{second}”中重复使用", "“{text}” is used in “{first}” and again in “{second}”")
{
    private const int Shortest = 12;
    private const decimal Most = 0.6m;

    public override IEnumerable<Finding> Check(FindingInput input)
    {
        List<(ReadSection Section, string Words, ReadParagraph Paragraph)> sentences = [.. (input.Text?.Sections ?? []).SelectMany(s => s.Body().Where(p => !p.IsTableRow())
            .SelectMany(p => Texts.Sentences(p.Text).Select(t => (s, Texts.Normalise(t), p))).Where(t => t.Item2.Length >= Shortest))];
        List<string> names = [.. input.Indicators.Select(i => i.Name).Concat(input.Projects.Select(p => p.Name)).Select(Texts.Normalise)];
        Dictionary<string, List<int>> byRun = new(StringComparer.Ordinal);
        for (var i = 0; i < sentences.Count; i++)
        {
            var (section, words, paragraph) = sentences[i];
            var runs = Texts.Grams(words, Shortest);
            foreach (var earlier in runs.SelectMany(r => byRun.GetValueOrDefault(r, [])).Distinct().Where(e => sentences[e].Section != section).Order())
            {
                var common = Texts.LongestCommon(sentences[earlier].Words, words);
                // A figure or a name that is stated again, in a summary or where it is explained, is no copied phrase.
                if (common.Any(char.IsAsciiDigit) || names.Any(n => n.Contains(common, StringComparison.Ordinal)) || common.Length < Most * Math.Min(words.Length, sentences[earlier].Words.Length)) continue;
                yield return At(new(section.Kind, Field: "sentence", Span: paragraph.Span), ("text", Texts.Quote(common)), ("first", sentences[earlier].Section.Heading), ("second", section.Heading));
                break;
            }
            foreach (var run in runs)
            {
                if (!byRun.TryGetValue(run, out var holders)) byRun[run] = holders = [];
                holders.Add(i);
            }
        }
    }
}

internal sealed class CopiedFromEarlierYear() : FindingRule("COPIED_FROM_EARLIER_YEAR", Warning, "与本单位{year}年的内容几乎相同（{percent}%）：“{text}”", "Nearly the same as what the unit wrote for {year} ({percent} %): “{text}”")
{
    public override IEnumerable<Finding> Check(FindingInput input) => Duplicates.In(input, p => p.IsOwn && p.FiscalYear < (input.FiscalYear ?? int.MaxValue))
        .Select(d => At(d.Place, ("year", d.Passage.FiscalYear.ToString(CultureInfo.InvariantCulture)), ("percent", Duplicates.Percent(d.Similarity)), ("text", Texts.Quote(d.Passage.Text))));
}

internal sealed class CopiedFromOtherDepartment() : FindingRule("COPIED_FROM_OTHER_DEPARTMENT", Warning, "与{department}{year}年的内容几乎相同（{percent}%）：“{text}”",
    "Nearly the same as what {department} wrote for {year} ({percent} %): “{text}”")
{
    public override IEnumerable<Finding> Check(FindingInput input) => Duplicates.In(input, p => !p.IsOwn)
        .Select(d => At(d.Place, ("department", d.Passage.Department), ("year", d.Passage.FiscalYear.ToString(CultureInfo.InvariantCulture)), ("percent", Duplicates.Percent(d.Similarity)), ("text", Texts.Quote(d.Passage.Text))));
}

internal static class Duplicates
{
    private const decimal NearlySame = 0.9m;
    /// <summary>Shorter passages are alike without anybody having copied them.</summary>
    public const int Shortest = 30;

    public static IEnumerable<(FindingPlace Place, StoredPassage Passage, decimal Similarity)> In(FindingInput input, Predicate<StoredPassage> wanted)
    {
        if (input.Elsewhere is not { } elsewhere) yield break;
        foreach (var passage in input.Passages.Where(p => Texts.Normalise(p.Text).Length >= Shortest))
            if (elsewhere.Nearest(passage.Text, NearlySame, wanted) is { } twin) yield return (passage.Place, twin.Passage, twin.Similarity);
    }

    public static string Percent(decimal similarity) => decimal.Round(similarity * 100, 0, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);
}
