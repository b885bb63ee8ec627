using System.Text;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Findings;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.Reports;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Findings;

/// <summary>A finding and the waiver in force for it.</summary>
internal sealed record WaivableFinding(Finding Finding, FindingWaiver? Waiver);

/// <summary>What is found in a project and year, with every waiver and revocation there ever was.</summary>
internal sealed record FoundOfProject(Project Project, int FiscalYear, IReadOnlyList<WaivableFinding> Findings, IReadOnlyList<FindingWaiver> Waivers)
{
    /// <summary>Errors that nobody has dismissed: they block submission.</summary>
    public IEnumerable<Finding> Blocking => Findings.Where(f => f is { Waiver: null, Finding.Severity: ScoringSeverity.Error }).Select(f => f.Finding);

    /// <summary>Warnings that nobody has given a reason for.</summary>
    public IEnumerable<Finding> NeedingReason => Findings.Where(f => f is { Waiver: null, Finding.Severity: ScoringSeverity.Warning }).Select(f => f.Finding);
}

/// <summary>Runs every rule on what is recorded now: nothing found is stored, so no finding is ever out of date.</summary>
internal sealed class FindingReader(IApplicationDbContext db, ScoreReader scores, RecordInputReader records)
{
    /// <returns>Null when the caller sees no such project.</returns>
    public async Task<FoundOfProject?> OfProjectAsync(Guid projectId, int fiscalYear, CancellationToken ct) =>
        await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == projectId, ct) is { } project ? await FindAsync(project, fiscalYear, null, ct) : null;

    /// <summary>The records and the latest draft of an evaluation.</summary>
    public async Task<FoundOfProject> OfEvaluationAsync(Evaluation evaluation, CancellationToken ct) =>
        await FindAsync(await db.Projects.AsNoTracking().SingleAsync(p => p.Id == evaluation.ProjectId, ct), evaluation.FiscalYear, evaluation, ct);

    private async Task<FoundOfProject> FindAsync(Project project, int year, Evaluation? evaluation, CancellationToken ct)
    {
        var material = await scores.ReadAsync(project.Id, year, null, ct);
        var input = await records.ReadAsync(project, year, material, ct);
        if (evaluation is not null && await db.EvaluationDrafts.Where(d => d.EvaluationId == evaluation.Id).OrderByDescending(d => d.Id).Select(d => d.Model).FirstOrDefaultAsync(ct) is { } draft)
            input = input with { Text = DraftText.Of(ReportJson.Read(Encoding.UTF8.GetBytes(draft)), year, evaluation.Kind, evaluation.Total, evaluation.Grade) };
        var found = FindingRules.Check(input, material is null ? null : ScoringEngine.ScoreSheet(material.Input).Findings);

        var waivers = await db.FindingWaivers.AsNoTracking().Where(w => w.ProjectId == project.Id && w.FiscalYear == year).OrderBy(w => w.Id).ToListAsync(ct);
        var revoked = waivers.Select(w => w.RevokesId).OfType<Guid>().ToHashSet();
        var inForce = waivers.Where(w => w.RevokesId is null && !revoked.Contains(w.Id)).ToLookup(w => (w.FindingId, w.Place, w.Fingerprint));
        return new(project, year, [.. found.Select(f => new WaivableFinding(f, inForce[(f.Id, f.Place.Key, f.Fingerprint)].FirstOrDefault()))], waivers);
    }
}
