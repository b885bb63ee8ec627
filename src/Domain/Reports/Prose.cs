using System.Runtime.CompilerServices;

namespace ReliefApi.Domain.Reports;

/// <summary>
/// A sentence under construction. It is written as an interpolated string whose holes take text, other prose and the runs of
/// <see cref="Figures"/>, but no bare number: a number without a source cannot get into the report.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Prose
{
    private readonly List<ReportRun> runs = [];

    public Prose(int literalLength, int formattedCount)
    {
    }

    private Prose()
    {
    }

    public IReadOnlyList<ReportRun> Runs => runs;

    public bool IsEmpty => runs.Count == 0;

    public static Prose Nothing => new();

    public static Prose Of(ReportRun run)
    {
        var prose = new Prose();
        prose.runs.Add(run);
        return prose;
    }

    public static Prose Text(string? text)
    {
        var prose = new Prose();
        prose.AppendFormatted(text);
        return prose;
    }

    public static Prose Join(string separator, IEnumerable<Prose> parts)
    {
        var joined = new Prose();
        foreach (var part in parts.Where(part => !part.IsEmpty))
        {
            if (!joined.IsEmpty)
            {
                joined.AppendLiteral(separator);
            }

            joined.AppendFormatted(part);
        }

        return joined;
    }

    public void AppendLiteral(string text)
    {
        if (runs is [.., TextRun last])
        {
            runs[^1] = new TextRun(last.Text + text);
        }
        else if (text.Length > 0)
        {
            runs.Add(new TextRun(text));
        }
    }

    public void AppendFormatted(string? text) => AppendLiteral(PlainText.Clean(text));

    public void AppendFormatted(Prose prose)
    {
        foreach (var run in prose.runs)
        {
            if (run is TextRun text)
            {
                AppendLiteral(text.Text);
            }
            else
            {
                runs.Add(run);
            }
        }
    }
}
