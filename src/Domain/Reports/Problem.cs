namespace ReliefApi.Domain.Reports;

/// <summary>
/// A problem of section 五: a row that lost points or has no actual, or a finding that blocks or needs a reason. Section 四 refers to it and
/// section 六 answers it by its number.
/// </summary>
/// <param name="Number">From 1, in printing order.</param>
/// <param name="Title">The problem as a clause.</param>
/// <param name="RowId">The indicator row, or <see cref="ExecutionRow"/>.</param>
/// <param name="Lost">Points lost.</param>
/// <param name="Findings">The findings that say so.</param>
/// <param name="Cause">The recorded cause.</param>
/// <param name="Remedy">The recorded remedy.</param>
internal sealed record Problem(
    int Number,
    string Title,
    string? RowId,
    decimal? Lost,
    IReadOnlyList<FindingFacts> Findings,
    string? Cause,
    string? Remedy)
{
    public const string ExecutionRow = "EXE";

    /// <summary>Which of the problems with the same row or finding this is, from 1.</summary>
    private int Occurrence { get; init; } = 1;

    private string Subject => PlainText.Clean(RowId ?? Findings[0].Code);

    /// <summary>Unique, and stays when problems of other rows and findings come and go.</summary>
    public string Key => Occurrence == 1 ? Subject : $"{Subject}.{Phrases.Digits(Occurrence)}";

    public static IReadOnlyList<Problem> From(ReportFacts facts, ReportTemplate template)
    {
        var open = facts.Findings.Where(finding => finding.Severity != "I").ToList();
        var problems = new List<Problem>();
        if (ExecutionTitle(facts.Execution, template) is { } title)
        {
            var findings = open.Where(finding => finding.RowId == ExecutionRow).ToList();
            problems.Add(new Problem(
                1, title, ExecutionRow, facts.Execution.Weight - facts.Execution.Score, findings, facts.Execution.DeviationReason, facts.Execution.Improvement));
        }

        foreach (var row in facts.Indicators)
        {
            if (RowTitle(row, template) is { } rowTitle)
            {
                var findings = open.Where(finding => finding.RowId == row.Id).ToList();
                problems.Add(new Problem(
                    problems.Count + 1, rowTitle, row.Id, row.Lost, findings, row.DeviationReason, row.Improvement));
            }
        }

        foreach (var finding in open.Where(finding => finding.RowId is null || problems.All(problem => problem.RowId != finding.RowId)).ToList())
        {
            problems.Add(new Problem(problems.Count + 1, Phrases.Clause(finding.Message), finding.RowId, null, [finding], null, null));
        }

        return [.. problems.Select(problem => problem with
        {
            Cause = FirstRecorded(problem.Cause, problem.Findings.Select(finding => finding.Cause)),
            Remedy = FirstRecorded(problem.Remedy, problem.Findings.Select(finding => finding.Remedy)),
            Occurrence = problems.Take(problem.Number).Count(other => other.Subject == problem.Subject),
        })];
    }

    private static string? FirstRecorded(string? first, IEnumerable<string?> others) =>
        others.Prepend(first).FirstOrDefault(text => !Phrases.IsBlank(text));

    private static string? ExecutionTitle(ExecutionFacts execution, ReportTemplate template) => execution switch
    {
        { Numerator: null } => template.Words("p.execution.missing"),
        { Denominator: null or 0 } => template.Words("p.execution.no-budget"),
        { Score: null } => template.Words("p.execution.open"),
        _ when execution.Numerator > execution.Denominator => template.Words("p.execution.over"),
        _ when execution.Score < execution.Weight => template.Words("p.execution.under"),
        _ => null,
    };

    private static string? RowTitle(IndicatorFacts row, ReportTemplate template)
    {
        Slot name = ("name", Phrases.Clause(row.Name));
        return row switch
        {
            { IsScored: false } => null,
            { HasActual: false } => template.Words("p.row.missing", name),
            { Score: null } => template.Words("p.row.open", name),
            { Missed: true } => template.Words("p.row.missed", name),
            _ when row.Score < row.Weight => template.Words("p.row.less", name),
            _ => null,
        };
    }
}
