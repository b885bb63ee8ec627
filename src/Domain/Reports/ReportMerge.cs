namespace ReliefApi.Domain.Reports;

/// <summary>
/// Puts what people wrote into a report that was generated again, passage by passage. Whoever alone changed the words is followed; where both did,
/// the person's words stay and the other ones are shown. Numbers are always those of now.
/// </summary>
public static class ReportMerge
{
    /// <param name="before">As generated, before people edited it.</param>
    /// <param name="human">As people left it.</param>
    /// <param name="now">As generated now.</param>
    public static (ReportModel Model, IReadOnlyList<MergeConflict> Conflicts) Merge(ReportModel before, ReportModel human, ReportModel now)
    {
        var (was, edited, current) = (ById(before), ById(human), ById(now));
        var figures = now.AllRuns().OfType<NumberRun>().DistinctBy(number => number.Id).ToDictionary(number => number.Id, StringComparer.Ordinal);
        var conflicts = new List<MergeConflict>();
        var own = Own(human, was, current, conflicts);
        var model = ReportPassages.Map(now, Decide, id => own.GetValueOrDefault(id, []).Select(paragraph => paragraph with { Runs = Refresh(paragraph.Runs) }));
        return (model, conflicts);

        IReadOnlyList<ReportRun>? Decide(Passage passage)
        {
            var old = was.GetValueOrDefault(passage.Id);
            if (passage.Kind is PassageKind.Fixed || (old is null && !edited.ContainsKey(passage.Id)))
            {
                return passage.Runs;
            }

            var mine = edited.GetValueOrDefault(passage.Id);
            if (mine?.Marked == old?.Marked || mine?.Marked == passage.Marked)
            {
                return passage.Runs;
            }

            if (old?.Marked != passage.Marked)
            {
                conflicts.Add(new(passage.Id, old?.Text, mine?.Text, passage.Text));
            }

            return mine is null ? null : Refresh(mine.Runs);
        }

        // A figure that the report no longer has stays as the words it was.
        List<ReportRun> Refresh(IReadOnlyList<ReportRun> runs) =>
            [.. runs.Select(run => run is NumberRun number ? figures.TryGetValue(number.Id, out var fresh) ? fresh : new TextRun(number.Display) : run)];
    }

    /// <summary>By the passage they follow: paragraphs that people added, and edited ones that are no longer generated.</summary>
    private static Dictionary<string, List<ParagraphBlock>> Own(
        ReportModel human, Dictionary<string, Passage> was, Dictionary<string, Passage> current, List<MergeConflict> conflicts)
    {
        var own = new Dictionary<string, List<ParagraphBlock>>(StringComparer.Ordinal);
        foreach (var section in human.Sections)
        {
            string? anchor = null;
            foreach (var paragraph in section.Blocks.OfType<ParagraphBlock>())
            {
                if (current.ContainsKey(paragraph.Id))
                {
                    anchor = paragraph.Id;
                    continue;
                }

                var mine = new Passage(paragraph.Id, PassageKind.Paragraph, "", paragraph.Runs);
                var generated = was.GetValueOrDefault(paragraph.Id);
                if (generated?.Marked == mine.Marked)
                {
                    continue;
                }

                if (generated is not null)
                {
                    conflicts.Add(new(paragraph.Id, generated.Text, mine.Text, null));
                }

                if (anchor is not null)
                {
                    own.TryAdd(anchor, []);
                    own[anchor].Add(paragraph);
                }
            }
        }

        foreach (var cell in ById(human).Values.Where(passage => passage.Kind is PassageKind.Cell && !current.ContainsKey(passage.Id)))
        {
            if (was.GetValueOrDefault(cell.Id) is { } generated && generated.Marked != cell.Marked)
            {
                conflicts.Add(new(cell.Id, generated.Text, cell.Text, null));
            }
        }

        return own;
    }

    private static Dictionary<string, Passage> ById(ReportModel model) => ReportPassages.Of(model).ToDictionary(passage => passage.Id, StringComparer.Ordinal);
}

/// <summary>A passage that a person and the data both changed. The person's words stand in the report until somebody decides.</summary>
/// <param name="Before">As it was generated when the person read it.</param>
/// <param name="Human">As the person left it; null when it was taken out.</param>
/// <param name="Now">As it would be generated now; null when it no longer would.</param>
public sealed record MergeConflict(string PassageId, string? Before, string? Human, string? Now);
