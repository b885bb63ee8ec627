using ReliefApi.Application.Attainment;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>What an evaluation's sheet would be if it were scored now, and the grades it is measured by.</summary>
internal sealed class EvaluationScorer(ScoreReader scores, IScoringProfiles profiles)
{
    /// <returns>Null when there is nothing to score against.</returns>
    public async Task<ComputedSheet?> ComputeAsync(Evaluation evaluation, CancellationToken ct) =>
        await scores.ReadAsync(evaluation.ProjectId, evaluation.FiscalYear, null, ct) is { } material ? ComputedSheet.Of(material) : null;

    public async Task<Func<decimal, string?>> GradesAsync(Evaluation evaluation, CancellationToken ct)
    {
        if (evaluation is not { ProfileCode: { } code, ProfileVersion: { } version }) return _ => null;
        var profile = await profiles.GetAsync(code, version, ct);
        return total => profile.GradeOf(total)?.Code;
    }
}
