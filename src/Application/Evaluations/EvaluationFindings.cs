using ReliefApi.Application.Findings;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Findings;

namespace ReliefApi.Application.Evaluations;

/// <summary>What the rules find in an evaluation's records, draft and entries, as reasons to refuse it.</summary>
internal sealed class EvaluationFindings(FindingReader findings)
{
    /// <summary>Errors that nobody has dismissed, and warnings that neither the unit has explained nor a reviewer dismissed; information never blocks.</summary>
    public async Task<List<Error>> BlockingAsync(Evaluation evaluation, CancellationToken ct)
    {
        var found = await findings.OfEvaluationAsync(evaluation, ct);
        var entries = evaluation.SelfEntries();
        return
        [
            .. found.Blocking.Select(f => EvaluationErrors.ErrorStands.Seen(Print(f))),
            .. found.NeedingReason.Where(f => !entries.Explain(f)).Select(f => EvaluationErrors.WarningUnexplained.Seen(Print(f))),
        ];
    }

    private static string Print(Finding f) => string.Join("; ", f.Values.Select(v => $"{v.Name} {v.Value}").Prepend($"{f.Id} {f.Place.Key}"));
}
