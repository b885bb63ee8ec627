using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Reports;

/// <summary>The wording of a report: the built-in texts, some of them replaced by a division's own. Every report names the one it was written with.</summary>
public sealed class ReportTemplate
{
    public const string BuiltInCode = "built-in";
    public const int BuiltInVersion = 1;

    public static readonly ReportTemplate BuiltIn = new(BuiltInCode, BuiltInVersion, new Dictionary<string, string>());

    private readonly Dictionary<string, Part[]> sentences;

    public ReportTemplate(string code, int version, IReadOnlyDictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        (Code, Version) = (code, version);
        sentences = BuiltInTexts.All.ToDictionary(entry => entry.Key, entry => Parse(texts.GetValueOrDefault(entry.Key, entry.Value))!, StringComparer.Ordinal);
    }

    public string Code { get; }

    public int Version { get; }

    /// <summary>The built-in texts by key: what a division may replace.</summary>
    public static IReadOnlyDictionary<string, string> Texts => BuiltInTexts.All;

    /// <summary>
    /// What is wrong with replacements. A text may leave out holes but not invent one, may not lose all of them, and holds no digit: whatever it
    /// says about the year comes from a row or is left to a person.
    /// </summary>
    public static IEnumerable<Error> FaultsOf(IReadOnlyDictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        foreach (var (key, text) in texts)
        {
            if (!BuiltInTexts.All.TryGetValue(key, out var builtIn))
            {
                yield return ReportTemplateErrors.UnknownKey.Seen(key);
                continue;
            }

            var allowed = Holes(Parse(builtIn)!);
            if (Parse(text) is not { } parts || string.IsNullOrWhiteSpace(text) || PlainText.Clean(text) != text)
            {
                yield return ReportTemplateErrors.Malformed.Seen(key);
                continue;
            }

            var holes = Holes(parts);
            if (holes.Except(allowed, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            {
                yield return ReportTemplateErrors.UnknownHole.Seen($"{key}: {{{unknown}}}");
            }

            if (holes.Count == 0 && allowed.Count > 0)
            {
                yield return ReportTemplateErrors.WithoutSource.Seen(key);
            }

            if (parts.Any(part => !part.IsHole && part.Text.Any(c => char.IsDigit(c) || c is '%' or '％')))
            {
                yield return ReportTemplateErrors.Figure.Seen(key);
            }
        }
    }

    /// <summary>The sentence with its holes filled. A hole nobody fills is a fault of the composer, not of the template.</summary>
    internal Prose Say(string key, params ReadOnlySpan<Slot> slots)
    {
        var prose = Prose.Nothing;
        foreach (var part in sentences[key])
        {
            if (part.IsHole)
            {
                prose.AppendFormatted(Find(key, part.Text, slots));
            }
            else
            {
                prose.AppendLiteral(part.Text);
            }
        }

        return prose;
    }

    /// <summary>A heading or clause without a bound number, as text.</summary>
    internal string Words(string key, params ReadOnlySpan<Slot> slots) => string.Concat(Say(key, slots).Runs.Select(run => run.Display));

    private static Prose Find(string key, string hole, ReadOnlySpan<Slot> slots)
    {
        foreach (var slot in slots)
        {
            if (slot.Name == hole)
            {
                return slot.Value;
            }
        }

        throw new InvalidOperationException($"Nothing fills {{{hole}}} of {key}.");
    }

    private static HashSet<string> Holes(Part[] parts) => parts.Where(part => part.IsHole).Select(part => part.Text).ToHashSet(StringComparer.Ordinal);

    /// <returns>Null when the braces do not match.</returns>
    private static Part[]? Parse(string text)
    {
        var parts = new List<Part>();
        for (var at = 0; at < text.Length;)
        {
            var brace = text.AsSpan(at).IndexOfAny('{', '}');
            var end = brace < 0 ? text.Length : at + brace;
            if (end > at)
            {
                parts.Add(new Part(text[at..end], IsHole: false));
            }

            if (brace < 0)
            {
                break;
            }

            var close = text.IndexOf('}', end);
            if (text[end] == '}' || close < 0 || text.IndexOf('{', end + 1) is >= 0 and var inner && inner < close)
            {
                return null;
            }

            parts.Add(new Part(text[(end + 1)..close], IsHole: true));
            at = close + 1;
        }

        return [.. parts];
    }

    private readonly record struct Part(string Text, bool IsHole);
}

/// <summary>What fills a hole.</summary>
internal readonly record struct Slot(string Name, Prose Value)
{
    public static implicit operator Slot((string Name, Prose Value) slot) => new(slot.Name, slot.Value);

    public static implicit operator Slot((string Name, string? Value) slot) => new(slot.Name, Prose.Text(slot.Value));
}

public static class ReportTemplateErrors
{
    public static readonly Error NotFound = Error.NotFound("report_template.not_found", "报告模板不存在。", "No such report template.");
    public static readonly Error UnknownKey = Error.Rule("report_template.unknown_key", "报告没有这一条文字。", "The report has no such text.");
    public static readonly Error Malformed = Error.Rule("report_template.malformed", "文字为空、含控制字符或者花括号不成对。", "The text is empty, holds control characters, or its braces do not match.");
    public static readonly Error UnknownHole = Error.Rule("report_template.unknown_hole", "这一条文字没有该数据位。", "This text has no such hole.");
    public static readonly Error WithoutSource = Error.Rule("report_template.without_source", "文字没有引用任何数据，不能成句。", "The text rests on no data.");
    public static readonly Error Figure = Error.Rule("report_template.figure", "模板文字不得含有数字，数字只能来自登记数据。", "A template holds no digits: figures come from records only.");
}
