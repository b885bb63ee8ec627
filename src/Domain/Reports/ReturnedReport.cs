namespace ReliefApi.Domain.Reports;

/// <summary>A report as it came back from a word processor.</summary>
/// <param name="Version">SHA-256 of the model it was written from; null when the file does not say.</param>
/// <param name="Passages">Its paragraphs in reading order.</param>
public sealed record ReturnedReport(string? Version, IReadOnlyList<ReturnedPassage> Passages)
{
    /// <summary>What people changed, told apart from what they were given.</summary>
    public ReturnedEdits EditsOf(ReportModel given)
    {
        var passages = ReportPassages.Of(given);
        var gaps = passages.SelectMany(passage => passage.Runs).Where(run => run is not TextRun).ToList();
        var edits = new List<ReportEdit>();
        var ignored = new List<PassageChange>();
        var overwritten = new List<NumberChange>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? anchor = null;
        for (var i = 0; i < Passages.Count; i++)
        {
            var found = Passages[i];
            if (found.Index is { } index && index >= 0 && index < passages.Count && seen.Add(passages[index].Id))
            {
                // What a person adds to a cell as further paragraphs belongs to the cell.
                var pieces = found.Pieces.Concat(Passages.Skip(i + 1).TakeWhile(next => found.Cell is not null && next.Cell == found.Cell && next.Index is null).SelectMany(next => next.Pieces));
                Take(passages[index], [.. pieces]);
                anchor = passages[index].Kind is PassageKind.Cell || passages[index].Id.Contains('/', StringComparison.Ordinal) ? anchor : passages[index].Id;
            }
            else if (found.Cell is null && TextOf(found.Pieces) is { Length: > 0 } text)
            {
                if (anchor is null || anchor is "title" or "subtitle")
                {
                    ignored.Add(new("", PassageChangeKind.Added, null, text));
                }
                else
                {
                    edits.Add(new(null, anchor, text));
                }
            }
        }

        foreach (var gone in passages.Where(passage => !seen.Contains(passage.Id)))
        {
            if (gone.Kind is PassageKind.Paragraph)
            {
                edits.Add(new(gone.Id, null, null));
            }
            else
            {
                ignored.Add(new(gone.Id, PassageChangeKind.Removed, gone.Text, null));
            }
        }

        return new(edits, overwritten, ignored);

        void Take(Passage passage, IReadOnlyList<ReturnedPiece> pieces)
        {
            var marked = WithoutPrefix(Marked(passage, pieces), passage.Prefix);
            if (marked == PlainText.Clean(passage.Marked).Trim())
            {
                return;
            }

            if (passage.Kind is PassageKind.Fixed)
            {
                ignored.Add(new(passage.Id, PassageChangeKind.Changed, passage.Text, marked));
            }
            else
            {
                edits.Add(new(passage.Id, null, passage.Kind is PassageKind.Paragraph && marked.Length == 0 ? null : marked));
            }
        }

        // A number typed over is reported and stays what the records say; a gap typed over is filled.
        string Marked(Passage passage, IReadOnlyList<ReturnedPiece> pieces)
        {
            var words = new List<string>();
            var left = passage.Runs.Where(run => run is not TextRun).ToHashSet();
            foreach (var piece in Joined(pieces))
            {
                var run = piece.Number is { } n && n >= 0 && n < gaps.Count ? gaps[n] : null;
                if (run is NumberRun number && piece.Text.Trim().Length > 0 && left.Remove(run))
                {
                    if (piece.Text.Trim() != number.Display)
                    {
                        overwritten.Add(new(number.Id, number.Display, piece.Text.Trim()));
                    }

                    words.Add($"{{{number.Id}}}");
                }
                else if (run is PlaceholderRun gap && piece.Text.Trim() == PlainText.Clean(gap.Display) && left.Remove(run))
                {
                    words.Add($"{{{gap.Id}}}");
                }
                else
                {
                    words.Add(Typed(piece.Text));
                }
            }

            overwritten.AddRange(left.OfType<NumberRun>().Select(number => new NumberChange(number.Id, number.Display, null)));
            return string.Concat(words).Trim();
        }
    }

    private static IEnumerable<ReturnedPiece> Joined(IReadOnlyList<ReturnedPiece> pieces)
    {
        for (var i = 0; i < pieces.Count;)
        {
            var same = pieces.Skip(i).TakeWhile(piece => piece.Number == pieces[i].Number).ToList();
            yield return new(pieces[i].Number, string.Concat(same.Select(piece => piece.Text)));
            i += same.Count;
        }
    }

    private static string WithoutPrefix(string text, string prefix) => prefix.Length > 0 && text.StartsWith(prefix.Trim(), StringComparison.Ordinal) ? text[prefix.Trim().Length..].Trim() : text;

    private static string TextOf(IReadOnlyList<ReturnedPiece> pieces) => Typed(string.Concat(pieces.Select(piece => piece.Text))).Trim();

    // In an edit, braces are for ids alone.
    private static string Typed(string text) => PlainText.Clean(text).Replace('{', '｛').Replace('}', '｝');
}

/// <summary>A paragraph that came back.</summary>
/// <param name="Index">Which passage of the version it was written from it carries the mark of; null for a new one.</param>
/// <param name="Cell">Which table cell it stands in, counted in reading order; null outside tables.</param>
public sealed record ReturnedPassage(int? Index, int? Cell, IReadOnlyList<ReturnedPiece> Pieces);

/// <summary>A stretch of text.</summary>
/// <param name="Number">Which bound number or gap it carries the mark of; null for words.</param>
public sealed record ReturnedPiece(int? Number, string Text);

/// <summary>What people changed in a file.</summary>
/// <param name="Edits">What is taken over.</param>
/// <param name="Overwritten">Bound numbers that were typed over or taken out. Those typed over are not taken over: the records are to be corrected instead.</param>
/// <param name="Ignored">Changes to headings, captions, labels and the shape of tables, which are not taken over.</param>
public sealed record ReturnedEdits(IReadOnlyList<ReportEdit> Edits, IReadOnlyList<NumberChange> Overwritten, IReadOnlyList<PassageChange> Ignored);
