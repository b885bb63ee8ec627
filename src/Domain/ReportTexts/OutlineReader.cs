namespace ReliefApi.Domain.ReportTexts;

/// <summary>A section with its lines.</summary>
internal sealed record OutlineSection(ReportSectionKind? Kind, TextLine? Heading, IReadOnlyList<TextLine> Lines);

/// <summary>Finds the sections by the sequence of their numbers and the words of their headings; styles of numbering may be mixed.</summary>
internal static class OutlineReader
{
    public static IReadOnlyList<OutlineSection> Read(IReadOnlyList<TextLine> lines)
    {
        var headings = WithoutSummaryParts(Headings(lines));
        List<OutlineSection> sections = [];
        for (var h = -1; h < headings.Count; h++)
        {
            var from = h < 0 ? 0 : headings[h].Index + 1;
            var to = h + 1 < headings.Count ? headings[h + 1].Index : lines.Count;
            var body = lines.Skip(from).Take(to - from).ToList();
            if (h >= 0) sections.Add(new(headings[h].Kind, lines[headings[h].Index], body));
            else if (body.Count > 0) sections.Add(new(null, null, body));
        }

        return sections;
    }

    private sealed record Found(int Index, ReportSectionKind? Kind, NumberStyle? Style, int Number);

    private static List<Found> Headings(IReadOnlyList<TextLine> lines)
    {
        var top = TopStyle(lines);
        List<Found> found = [];
        var expected = 1;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsContentsLine || !line.IsTitleOnly) continue;
            var kind = SectionKinds.Of(line.BodyText);
            var isNext = line.Style <= NumberStyle.Digit && line.Number == expected;
            var isHeading = line.Style switch
            {
                null => SectionKinds.IsBareHeading(line.BodyText),
                NumberStyle.Part => true,
                _ when line.Style == top => kind is not null || isNext,
                NumberStyle.Han => kind is not null && (isNext || top != NumberStyle.Part),
                // 5、 after 四、: the same sequence in other figures.
                NumberStyle.Digit => kind is not null && isNext && expected > 1 && top != NumberStyle.Part,
                _ => false,
            };
            if (!isHeading) continue;
            found.Add(new(i, kind, line.Style, line.Number));
            if (line.Style is not null) expected = line.Number + 1;
        }

        return found;
    }

    /// <summary>The outermost style that numbers at least two headings of the outline.</summary>
    private static NumberStyle? TopStyle(IReadOnlyList<TextLine> lines)
    {
        var styles = lines.Where(l => l is { Style: <= NumberStyle.Digit, IsTitleOnly: true, IsContentsLine: false } && SectionKinds.Of(l.BodyText) is not null)
            .GroupBy(l => l.Style!.Value).OrderBy(g => g.Key).ToList();
        return (styles.Find(g => g.Select(l => SectionKinds.Of(l.BodyText)).Distinct().Count() >= 2) ?? styles.FirstOrDefault())?.Key;
    }

    /// <summary>A summary repeats the outline in small; its numbers start again with the report itself, and what stands before belongs to it.</summary>
    private static List<Found> WithoutSummaryParts(List<Found> found)
    {
        var summary = found.FindIndex(f => f.Kind == ReportSectionKind.Summary);
        if (summary < 0) return found;
        var restart = found.FindLastIndex(f => f is { Number: 1, Style: NumberStyle.Han or NumberStyle.Part });
        var first = found.FindIndex(summary + 1, f => f is { Number: 1, Style: NumberStyle.Han or NumberStyle.Part });
        if (first >= 0 && restart > first) found.RemoveRange(summary + 1, restart - summary - 1);
        return found;
    }
}
