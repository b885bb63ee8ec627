using System.Globalization;
using System.Text.RegularExpressions;
using ReliefApi.Domain.ReportTexts;
using static ReliefApi.Domain.Scoring.ScoringSeverity;

namespace ReliefApi.Domain.Findings;

internal sealed partial class ConverterResidue() : FindingRule("F28", Information, "残留格式标记“{mark}”", "A converter left “{mark}” behind")
{
    public override IEnumerable<Finding> Check(FindingInput input) =>
        Residue().Matches(input.Text?.Text ?? "").Select(m => At(new(Field: "residue", Span: new(m.Index, m.Length)), ("mark", m.Value)));

    [GeneratedRegex(@"\[bookmark:[^\[\]\n]*\]|\{?\s*(?:HYPERLINK|PAGEREF|MERGEFIELD)\b[^\n}]*\}?|&(?:nbsp|quot|amp|lt|gt);|</?[a-zA-Z][^>\n]{0,80}>|错误！未定义书签|错误！未找到引用源")]
    private static partial Regex Residue();
}

internal sealed class TemplateWordsInTitle() : FindingRule("F29", Information, "标题残留“{word}”", "The title still holds “{word}”")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Text is not { } text) yield break;
        // What stands before the first section of the outline.
        var title = text.Text[..(text.Sections.FirstOrDefault(s => s.Kind is not null)?.HeadingSpan.Start ?? text.Title?.Span.End ?? 0)];
        foreach (var word in Lexicon.TemplateWords.Where(w => title.Contains(w, StringComparison.Ordinal)))
            yield return At(new(Field: "title", Span: new(title.IndexOf(word, StringComparison.Ordinal), word.Length)), ("word", word));
    }
}

/// <summary>The numbering of headings and items, read as a style and a number.</summary>
internal static partial class Numbering
{
    private const string Digits = "一二三四五六七八九";

    /// <summary>（一） is style （一）, 5、 is style 1、: the number is taken out.</summary>
    public static (string Style, int Number)? Read(string? written)
    {
        var number = Number().Match(written ?? "");
        if (!number.Success) return null;
        var chinese = !char.IsAsciiDigit(number.Value[0]);
        var value = chinese ? Chinese(number.Value) : int.Parse(number.Value, CultureInfo.InvariantCulture);
        var around = written!.Remove(number.Index, number.Length).Trim();
        return ($"{(chinese ? '一' : '1')}{around}".Replace('(', '（').Replace(')', '）'), value);
    }

    public static bool IsChinese(string style) => style[0] == '一';

    private static int Chinese(string number)
    {
        var ten = number.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0) return Digits.IndexOf(number[0], StringComparison.Ordinal) + 1;
        var tens = ten == 0 ? 1 : Digits.IndexOf(number[0], StringComparison.Ordinal) + 1;
        return tens * 10 + (ten + 1 < number.Length ? Digits.IndexOf(number[ten + 1], StringComparison.Ordinal) + 1 : 0);
    }

    [GeneratedRegex(@"[一二三四五六七八九十]{1,3}|\d{1,3}")]
    private static partial Regex Number();
}

internal sealed class NumberingMixed() : FindingRule("F30", Warning, "标题编号不统一或不连续：{seen}", "The numbering of headings is mixed or has gaps: {seen}")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Text is not { } text) yield break;
        var sections = text.Sections.Where(s => s.Kind != ReportSectionKind.Annex && s.Numbering is not null).Select(s => (s, Read: Numbering.Read(s.Numbering))).Where(s => s.Read is not null).ToList();
        var isMixed = sections.Select(s => s.Read!.Value.Style).Distinct().Count() > 1;
        if (isMixed || !sections.Select(s => s.Read!.Value.Number).SequenceEqual(Enumerable.Range(1, sections.Count)))
            yield return At(new(Field: "numbering"), ("seen", string.Join(" ", sections.Select(s => s.s.Numbering))));
        foreach (var section in text.Sections)
        {
            var bracketed = section.Paragraphs.Select(p => (p, Read: Numbering.Read(p.Numbering))).Where(p => p.Read?.Style is "一（）" or "1（）").ToList();
            // （一） and then （2）: the second goes on counting in other digits. （1） below （一） starts anew.
            for (var i = 1; i < bracketed.Count; i++)
                if (bracketed[i].Read!.Value.Style != bracketed[i - 1].Read!.Value.Style && bracketed[i].Read!.Value.Number == bracketed[i - 1].Read!.Value.Number + 1)
                    yield return At(new(section.Kind, Field: "numbering", Span: bracketed[i].p.Span), ("seen", $"{bracketed[i - 1].p.Numbering} {bracketed[i].p.Numbering}"));
        }
    }
}

internal sealed partial class HeadingIrregular() : FindingRule("F31", Information, "标题“{heading}”的编号、用字或空格与提纲“{expected}”不一致", "The heading “{heading}” differs from the outline “{expected}” in numbering, wording or spaces")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Text is not { } text) yield break;
        foreach (var section in text.Sections)
        {
            if (section.Kind is not { } kind || !Lexicon.Headings.TryGetValue(kind, out var expected)) continue;
            var raw = section.HeadingSpan.End <= text.Text.Length ? text.Text.Substring(section.HeadingSpan.Start, section.HeadingSpan.Length).Trim() : section.Heading;
            var regular = (Numbering.Read(section.Numbering) is not { } read || Numbering.IsChinese(read.Style)) && !Space().IsMatch(raw)
                && Texts.Normalise(section.Heading) == Texts.Normalise(expected);
            if (!regular) yield return At(new(kind, Field: "heading", Span: section.HeadingSpan), ("heading", raw), ("expected", expected));
        }
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex Space();
}

internal sealed partial class PunctuationMixed() : FindingRule("F43", Information, "标点或空格不统一：{seen}", "Punctuation or spaces are mixed: {seen}")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Text is not { } text) yield break;
        List<string> seen = [];
        var spaces = Space().Count(text.Text);
        var brackets = HalfBracket().Count(text.Text);
        if (spaces > 0) seen.Add($"汉字间空格{spaces}处");
        if (brackets > 0) seen.Add($"半角括号或逗号{brackets}处");
        List<char> ends = [.. text.Indicators.Select(i => i.Span.End < text.Text.Length && text.Text[i.Span.End] is '。' or '；' ? text.Text[i.Span.End] : i.Span is { End: > 0 } span && span.End <= text.Text.Length ? text.Text[span.End - 1] : ' ')
            .Where(end => end is '。' or '；').Distinct().Order()];
        if (ends.Count > 1) seen.Add($"并列项以{string.Join("、", ends.Select(e => $"“{e}”"))}结尾");
        if (seen.Count > 0) yield return At(new(Field: "punctuation"), ("seen", string.Join("；", seen)));
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs} +\p{IsCJKUnifiedIdeographs}|[、）] +\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Space();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}[(),;:\[]|[\])]\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex HalfBracket();
}
