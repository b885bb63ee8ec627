using ReliefApi.Domain.ReportTexts;

namespace ReliefApi.UnitTests.ReportTexts;

/// <summary>Reports of invented counties, in many spellings, and the real one where it lies beside the checkout.</summary>
internal static class ReportSamples
{
    public static readonly string[] Names = ["self-evaluation", "department", "nine-sections", "one-cell-per-line", "unnumbered", "wrapped"];

    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ReportTexts", "Samples", name + ".txt"));

    public static ReportText Read(string name) => ReportParser.Parse(Text(name));

    /// <summary>The published report; the test is skipped where it is not at hand.</summary>
    public static ReportText ReadPublished()
    {
        var path = Folders().Select(folder => Path.Combine(folder, "petition-relief-report-2020.txt")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, "The published report is not at hand: RELIEF_SAMPLES names no folder that holds it, and none lies beside the checkout.");
        return ReportParser.Parse(File.ReadAllText(path!));
    }

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable("RELIEF_SAMPLES") is { Length: > 0 } named) yield return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "shared", "sample");
    }

    public static string At(this ReportText report, TextSpan span) => report.Text.Substring(span.Start, span.Length);

    public static ReadIndicator Indicator(this ReportText report, string name) => report.Indicators.Where(i => i.Name == name).ShouldHaveSingleItem();
}
