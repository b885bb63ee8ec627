using System.Text.RegularExpressions;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>How a line is numbered, from the outermost level inwards.</summary>
internal enum NumberStyle { Part, Han, BracketedHan, Digit, Multilevel, BracketedDigit, Circled }

/// <summary>A line of the text that says something. Positions count in the folded copy.</summary>
/// <param name="Body">Where the words after the numbering start.</param>
internal sealed partial record TextLine(SourceText Source, int Start, int End, NumberStyle? Style, int Number, int Body)
{
    private static readonly System.Buffers.SearchValues<char> SentenceMarks = System.Buffers.SearchValues.Create("。;!?\t|");

    private const string Han = "一二三四五六七八九十";

    public string Text => Source.Folded[Start..End];
    public string BodyText => Source.Folded[Body..End];

    /// <summary>Its place in the text, with what a converter left before or after it.</summary>
    public TextSpan Span => Source.LineSpan(Start, End);

    /// <summary>The numbering as written, or null.</summary>
    public string? Numbering => Style is null ? null : Source.Words(Start, Body).Trim();

    /// <summary>A title and nothing more: short, without a sentence.</summary>
    public bool IsTitleOnly => End - Body is > 0 and <= 40 && BodyText.TrimEnd('。', ':', ' ').AsSpan().IndexOfAny(SentenceMarks) < 0 && (!Cells.IsRow(BodyText) || IsSpread);

    /// <summary>A few characters spread over the line, as headings of unnumbered sections are: 摘　　要.</summary>
    private bool IsSpread => BodyText.Count(c => c != ' ') <= 4;

    /// <summary>A numbered title that does not already give its value: 立项依据：预算安排 is an item, not a heading.</summary>
    public bool IsHeading => Style is not null && IsTitleOnly && BodyText.TrimEnd(':', ' ').AsSpan().IndexOfAny(',', ':') < 0;

    /// <summary>A table of contents ends its lines with a page number.</summary>
    public bool IsContentsLine => ContentsLine().IsMatch(Text);

    public bool IsPageNumber => PageNumber().IsMatch(Text);

    public static IReadOnlyList<TextLine> In(SourceText source)
    {
        List<TextLine> lines = [];
        for (var start = 0; start <= source.Folded.Length;)
        {
            var end = source.Folded.IndexOf('\n', start);
            if (end < 0) end = source.Folded.Length;
            if (Of(source, start, end) is { } line) lines.Add(line);
            start = end + 1;
        }

        return lines;
    }

    private static TextLine? Of(SourceText source, int start, int end)
    {
        var text = source.Folded;
        while (start < end && text[start] is ' ' or '\t') start++;
        while (end > start && text[end - 1] is ' ' or '\t') end--;
        if (start == end) return null;
        var match = NumberingPrefix().Match(text, start, end - start);
        if (!match.Success) return new(source, start, end, null, 0, start);
        var body = match.Index + match.Length;
        foreach (var (group, style) in Styles)
            if (match.Groups[group] is { Success: true } found)
                return new(source, start, end, style, ValueOf(found.Value), body);
        return new(source, start, end, null, 0, start);
    }

    private static readonly (string Group, NumberStyle Style)[] Styles =
    [
        ("part", NumberStyle.Part), ("han", NumberStyle.Han), ("bhan", NumberStyle.BracketedHan), ("digit", NumberStyle.Digit),
        ("multi", NumberStyle.Multilevel), ("bdigit", NumberStyle.BracketedDigit), ("circled", NumberStyle.Circled),
    ];

    private static int ValueOf(string numeral) => numeral switch
    {
        [>= '①' and <= '⑳'] => numeral[0] - '①' + 1,
        [>= '⑴' and <= '⒇'] => numeral[0] - '⑴' + 1,
        [>= '⒈' and <= '⒛'] => numeral[0] - '⒈' + 1,
        [>= '㈠' and <= '㈩'] => numeral[0] - '㈠' + 1,
        [>= '0' and <= '9', ..] => int.Parse(numeral.Split('.')[^1], System.Globalization.CultureInfo.InvariantCulture),
        ['十'] => 10,
        ['十', var ones] => 10 + Han.IndexOf(ones) + 1,
        [var tens, '十'] => (Han.IndexOf(tens) + 1) * 10,
        [var tens, '十', var ones] => (Han.IndexOf(tens) + 1) * 10 + Han.IndexOf(ones) + 1,
        _ => Han.IndexOf(numeral[0]) + 1,
    };

    [GeneratedRegex(@"\G(?:第[ ]?(?<part>[一二三四五六七八九十]{1,3}|\d{1,2})[ ]?(?:部分|章)[、:.,\s]*|(?<han>[一二三四五六七八九十]{1,3})(?:[ ]?[、.,:][ ]*|[ ]{1,6}(?=[\u4e00-\u9fff]))|\([ ]?(?<bhan>[一二三四五六七八九十]{1,3})[ ]?\)[ ]?[、.:]?[ ]*|(?<bhan>[㈠-㈩])[、.]?[ ]*|\([ ]?(?<bdigit>\d{1,2})[ ]?\)[ ]?[、.]?[ ]*|(?<bdigit>\d{1,2})[ ]?\)[ ]?[、.]?[ ]*|(?<bdigit>[⑴-⒇])[ ]*|(?<multi>\d{1,2}(?:\.\d{1,2}){1,3})(?:[、.][ ]*|[ ]+(?=[\u4e00-\u9fff]))|(?<digit>\d{1,2})[ ]?(?:、|\.(?!\d))[ ]*|(?<digit>[⒈-⒛])[ ]*|(?<circled>[①-⑳])[ 、.]*)", RegexOptions.CultureInvariant)]
    private static partial Regex NumberingPrefix();

    [GeneratedRegex(@"(?:[.…·﹒_-]{3,}|…|\t|[ ]{2,})[ ]*\(?\d{1,3}\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ContentsLine();

    [GeneratedRegex(@"^(?:[-—–~·][ ]*\d{1,4}[ ]*[-—–~·]|第[ ]?\d{1,4}[ ]?页.{0,14}|[Pp]age[ ]\d{1,4}.{0,12}|\d{1,3}[ ]?/[ ]?\d{1,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();
}
