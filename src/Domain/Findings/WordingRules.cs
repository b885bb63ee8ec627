using System.Globalization;
using System.Text.RegularExpressions;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.ReportTexts;
using static ReliefApi.Domain.Scoring.ScoringSeverity;

namespace ReliefApi.Domain.Findings;

internal sealed partial class CountAndListDiffer() : FindingRule("F33", Warning, "“{stated}”应列{count}项，实际以“{key}”开头的有{found}项：{items}", "“{stated}” promises {count} items; {found} begin with {key}: {items}")
{
    private const string Digits = "一二三四五六七八九十";

    public override IEnumerable<Finding> Check(FindingInput input)
    {
        foreach (Match stated in Stated().Matches(input.Text?.Text ?? ""))
        {
            var (count, key) = (Digits.IndexOf(stated.Groups[1].Value, StringComparison.Ordinal) + 1, stated.Groups[2].Value);
            var sentence = input.Text!.Text[(stated.Index + stated.Length)..].Split('。', '\n')[0];
            List<string> items = [.. sentence.Split(['、', '，', ',', '；', '：']).Select(i => LeadIn().Replace(i, "")).Where(i => i.StartsWith(key, StringComparison.Ordinal))];
            // A term that is only mentioned is not enumerated.
            if (items.Count > 1 && items.Count != count)
                yield return At(new(Field: "enumeration", Span: new(stated.Index, stated.Length)), ("stated", stated.Value.Trim('“', '”', '"')), ("count", count.ToString(CultureInfo.InvariantCulture)),
                    ("key", key), ("found", items.Count.ToString(CultureInfo.InvariantCulture)), ("items", string.Join("、", items)));
        }
    }

    [GeneratedRegex("^(?:即|分别是|包括|就是)")]
    private static partial Regex LeadIn();

    [GeneratedRegex("[“\"]([二三四五六七八九十])(\\p{IsCJKUnifiedIdeographs})[”\"]")]
    private static partial Regex Stated();
}

internal sealed partial class TypoSuspected() : FindingRule("F34", Information, "“{written}”疑为“{meant}”", "“{written}”: was “{meant}” meant?")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        var text = input.Text?.Text ?? "";
        foreach (var (written, meant) in Lexicon.Typos)
        {
            var at = text.IndexOf(written, StringComparison.Ordinal);
            if (at >= 0) yield return At(new(Field: "wording", Span: new(at, written.Length)), ("written", written), ("meant", meant));
        }
        foreach (Match twice in UsedForTwice().Matches(text))
            yield return At(new(Field: "wording", Span: new(twice.Index, twice.Length)), ("written", twice.Value), ("meant", "用于"));
    }

    [GeneratedRegex(@"用于[^，。；、\n]{1,20}专?用于")]
    private static partial Regex UsedForTwice();
}

internal sealed class OtherLevelsWords() : FindingRule("F35", Warning, "本级为{level}，报告却使用了其他层级的表述：{words}", "The report of a {level} speaks for other levels: {words}")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Text is not { } text || LevelOf(input) is not { } level) yield break;
        // A county-level city speaks of itself as 本市.
        var isCity = (input.DivisionName ?? text.DivisionName?.Value)?.EndsWith('市') == true;
        List<string> words = [.. Lexicon.LevelTerms.Where(t => t.Key != level && !(isCity && t.Key == DivisionLevel.Prefecture)).SelectMany(t => t.Value).Where(w => text.Text.Contains(w, StringComparison.Ordinal))];
        if (words.Count > 0) yield return At(new(Field: "level"), ("level", level switch { DivisionLevel.County => "县级", DivisionLevel.Prefecture => "市级", _ => "省级" }), ("words", string.Join("、", words)));
    }

    /// <summary>The unit's own level: what the records say, or else the names in the document.</summary>
    private static DivisionLevel? LevelOf(FindingInput input) => input.Level ?? new[] { input.Text?.DivisionName?.Value, input.Text?.UnitName?.Value }.Concat(input.Projects.Select(p => p.ImplementingBody))
        .OfType<string>().Select(name => name.HasAny("县", "区", "旗") ? DivisionLevel.County : name.Contains('省', StringComparison.Ordinal) ? DivisionLevel.Province
            : name.Contains('市', StringComparison.Ordinal) ? DivisionLevel.Prefecture : (DivisionLevel?)null).FirstOrDefault(l => l is not null);
}

internal sealed class ToneOfPlan() : FindingRule("F36", Warning, "年终报告{percent}%的句子是计划或要求的口吻（{count}/{all}）", "{percent} % of the sentences of a year-end report are plans or commands ({count}/{all})")
{
    private const int FewSentences = 5;
    private const decimal Most = 30;

    public override IEnumerable<Finding> Check(FindingInput input)
    {
        List<string> sentences = [.. input.Of(ReportSectionKind.EvaluationWork, ReportSectionKind.Analysis, ReportSectionKind.Experience).SelectMany(s => s.Body())
            .Where(p => !p.IsTableRow()).SelectMany(p => Texts.Sentences(p.Text))];
        var planned = sentences.Count(s => IsPlan(s));
        if (sentences.Count < FewSentences || planned * 100m / sentences.Count is var percent && percent <= Most) yield break;
        yield return At(new(ReportSectionKind.EvaluationWork, Field: "tone"), ("percent", decimal.Round(percent, 0, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture)),
            ("count", planned.ToString(CultureInfo.InvariantCulture)), ("all", sentences.Count.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>A sentence with a number tells what was done, whatever its verbs.</summary>
    private static bool IsPlan(string sentence) => !sentence.Any(char.IsDigit) && sentence.HasAny(Lexicon.PlanMarks);
}

internal sealed class UnrelatedToSpending() : FindingRule("F37", Warning, "该段与资金支出无关（{words}）：“{text}”", "The paragraph has nothing to do with the spending ({words}): “{text}”")
{
    public override IEnumerable<Finding> Check(FindingInput input) =>
        from section in input.Text?.Sections ?? []
        from paragraph in section.Body()
        where !paragraph.IsTableRow()
        let words = Lexicon.DisciplineWords.Where(w => paragraph.Text.Contains(w, StringComparison.Ordinal)).ToList()
        where words.Count > 1 && !paragraph.Text.HasAny(Lexicon.SpendingWords)
        select At(new(section.Kind, Field: "paragraph", Span: paragraph.Span), ("words", string.Join("、", words)), ("text", Texts.Quote(paragraph.Text)));
}
