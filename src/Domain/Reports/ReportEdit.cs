using System.Security.Cryptography;
using System.Text;
using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Reports;

/// <summary>
/// What a person wrote in place of a passage. Bound numbers and open gaps stand as their ids in braces; a passage may drop its own but not take
/// another's, and no new one can be made up.
/// </summary>
/// <param name="PassageId">The passage, or null for a new paragraph.</param>
/// <param name="After">For a new paragraph: the paragraph it follows.</param>
/// <param name="Text">Its words; null takes a paragraph away.</param>
public sealed record ReportEdit(string? PassageId, string? After, string? Text)
{
    /// <summary>The report with the edits, or all that is wrong with them; pointers count the edits.</summary>
    public static Result<ReportModel> Apply(ReportModel model, IReadOnlyList<ReportEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        var passages = ReportPassages.Of(model).ToDictionary(passage => passage.Id, StringComparer.Ordinal);
        var replaced = new Dictionary<string, IReadOnlyList<ReportRun>?>(StringComparer.Ordinal);
        var added = new Dictionary<string, List<ParagraphBlock>>(StringComparer.Ordinal);
        var faults = new List<Error>();
        var paragraphs = model.Sections.SelectMany(section => section.Blocks).OfType<ParagraphBlock>().Select(paragraph => paragraph.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < edits.Count; i++)
        {
            var (edit, at) = (edits[i], $"/passages/{Phrases.Digits(i)}");
            var passage = passages.GetValueOrDefault(edit.PassageId ?? edit.After ?? "");
            if (passage is null)
            {
                faults.Add(ReportEditErrors.UnknownPassage.At(at));
            }
            else if (passage.Kind is PassageKind.Fixed && edit.PassageId is not null && edit.Text == passage.Marked)
            {
                continue;
            }
            else if (passage.Kind is PassageKind.Fixed && edit.PassageId is not null)
            {
                faults.Add(ReportEditErrors.Fixed.At(at));
            }
            else if ((edit.PassageId is null && !paragraphs.Contains(passage.Id)) || (passage.Kind is PassageKind.Cell && edit.Text is null))
            {
                faults.Add(ReportEditErrors.NotParagraph.At(at));
            }
            else if (edit.PassageId is not null && replaced.ContainsKey(edit.PassageId))
            {
                faults.Add(ReportEditErrors.Twice.At(at));
            }
            else if (Runs(edit.Text, edit.PassageId is null ? [] : passage.Runs) is var (runs, fault) && fault is not null)
            {
                faults.Add(fault.At(at + "/text"));
            }
            else if (edit.PassageId is not null)
            {
                replaced[edit.PassageId] = runs;
            }
            else if (runs is { Count: > 0 })
            {
                added.TryAdd(passage.Id, []);
                added[passage.Id].Add(new ParagraphBlock(OwnId(runs), ParagraphStyle.Body, null, runs));
            }
        }

        return faults.Count > 0
            ? Result<ReportModel>.Refused(faults)
            : ReportPassages.Map(model, passage => replaced.TryGetValue(passage.Id, out var runs) ? runs : passage.Runs, id => added.GetValueOrDefault(id, []));

        // From its words, so that paragraphs which two people add to the same version stay two.
        string OwnId(IReadOnlyList<ReportRun> runs)
        {
            var id = "own." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(runs.Select(run => run.Display)))))[..12];
            while (!paragraphs.Add(id))
            {
                id += "~";
            }

            return id;
        }
    }

    /// <summary>Braces are only for ids: a person who needs them in a text has none of ours to confuse them with.</summary>
    private static (IReadOnlyList<ReportRun>? Runs, Error? Fault) Runs(string? text, IReadOnlyList<ReportRun> mine)
    {
        if (text is null)
        {
            return (null, null);
        }

        var left = mine.Where(run => run is not TextRun).ToDictionary(run => run is NumberRun number ? number.Id : ((PlaceholderRun)run).Id, StringComparer.Ordinal);
        var prose = new List<ReportRun>();
        var clean = PlainText.Clean(text);
        for (var at = 0; at < clean.Length;)
        {
            var open = clean.IndexOf('{', at);
            var end = open < 0 ? clean.Length : open;
            if (end > at)
            {
                prose.Add(new TextRun(clean[at..end]));
            }

            if (open < 0)
            {
                break;
            }

            var close = clean.IndexOf('}', open);
            if (close < 0 || !left.Remove(clean[(open + 1)..close], out var run))
            {
                return (null, ReportEditErrors.UnknownNumber.Seen(clean[open..(close < 0 ? Math.Min(open + 20, clean.Length) : close + 1)]));
            }

            prose.Add(run);
            at = close + 1;
        }

        return (prose, null);
    }
}

public static class ReportEditErrors
{
    public static readonly Error UnknownPassage = Error.Rule("draft.unknown_passage", "报告中没有这一段。", "The report has no such passage.");
    public static readonly Error Fixed = Error.Rule("draft.fixed_passage", "标题、表头和栏目名称不能修改。", "Headings, captions and labels cannot be edited.");
    public static readonly Error NotParagraph = Error.Rule("draft.not_paragraph", "单元格不能删除，其后也不能插入段落。", "A cell cannot be removed or followed by a paragraph.");
    public static readonly Error Twice = Error.Rule("draft.passage_twice", "同一段出现了两次。", "The same passage is edited twice.");
    public static readonly Error UnknownNumber = Error.Rule("draft.unknown_number", "花括号内不是本段的数字或待填项，或者已经用过。", "The braces do not hold a number or gap of this passage that is still unused.");
}
