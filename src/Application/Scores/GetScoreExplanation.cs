using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Scores;

/// <summary>Why a project's score for a year is what it is, down to the records.</summary>
/// <param name="Leaves">How many records to show under each count: 5 when absent, at most 50. The address beside the count lists them all.</param>
public sealed record GetScoreExplanation(Guid ProjectId, int FiscalYear, int? Leaves) : IQuery<ScoreExplanationDto>;

/// <summary>The same for the project and year of an evaluation, beside the score that the evaluation was opened at.</summary>
/// <param name="Leaves">How many records to show under each count: 5 when absent, at most 50.</param>
public sealed record GetEvaluationExplanation(Guid EvaluationId, int? Leaves) : IQuery<ScoreExplanationDto>;

/// <summary>A score taken apart, from the total to the versions of the rows behind it.</summary>
public sealed record ScoreExplanationDto
{
    public required Guid ProjectId { get; init; }
    public required int FiscalYear { get; init; }
    /// <summary>The evaluation asked about, if one was.</summary>
    public Guid? EvaluationId { get; init; }
    /// <summary>The total that the evaluation was opened at: where it differs from <c>total</c>, records were changed since.</summary>
    public decimal? EvaluatedTotal { get; init; }
    public required string ProfileCode { get; init; }
    public required int ProfileVersion { get; init; }
    /// <summary>Address of the profile's version.</summary>
    public required string ProfileHref { get; init; }
    /// <summary>Version of the scoring rules themselves.</summary>
    public required string RuleVersion { get; init; }
    public required decimal Total { get; init; }
    /// <summary>Grade code; null while a row is unscored or the weights do not add up to 100.</summary>
    public string? Grade { get; init; }
    public string? GradeLabel { get; init; }
    public DateTimeOffset? ComputedAt { get; init; }
    /// <summary>Whether rows have been written since that no figure here rests on yet.</summary>
    public required bool Stale { get; init; }
    /// <summary>Whether every value follows from what lies below it, down to the number of records.</summary>
    public required bool AddsUp { get; init; }
    /// <summary>Where it does not, by the keys from the total downwards: those records await a recompute.</summary>
    public required IReadOnlyList<string> Differing { get; init; }
    public required ExplanationNode Tree { get; init; }
}

internal sealed class GetScoreExplanationRules : AbstractValidator<GetScoreExplanation>
{
    public const int Usual = 5, Most = 50;

    public GetScoreExplanationRules()
    {
        RuleFor(q => q.FiscalYear).IsFiscalYear();
        RuleFor(q => q.Leaves).InclusiveBetween(0, Most);
    }
}

internal sealed class GetEvaluationExplanationRules : AbstractValidator<GetEvaluationExplanation>
{
    public GetEvaluationExplanationRules() => RuleFor(q => q.Leaves).InclusiveBetween(0, GetScoreExplanationRules.Most);
}

internal sealed class GetScoreExplanationHandler(IApplicationDbContext db, ScoreReader scores, EvidenceReader evidence, IStaleness staleness)
    : IRequestHandler<GetScoreExplanation, Result<ScoreExplanationDto>>, IRequestHandler<GetEvaluationExplanation, Result<ScoreExplanationDto>>
{
    public async Task<Result<ScoreExplanationDto>> Handle(GetScoreExplanation request, CancellationToken cancellationToken)
    {
        if (!await db.Projects.AnyAsync(p => p.Id == request.ProjectId, cancellationToken)) return ProjectErrors.NotFound;
        return await ExplainAsync(request.ProjectId, request.FiscalYear, request.Leaves, null, cancellationToken);
    }

    public async Task<Result<ScoreExplanationDto>> Handle(GetEvaluationExplanation request, CancellationToken cancellationToken)
    {
        if (await db.Evaluations.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.EvaluationId, cancellationToken) is not { } evaluation) return EvaluationErrors.NotFound;
        return await ExplainAsync(evaluation.ProjectId, evaluation.FiscalYear, request.Leaves, evaluation, cancellationToken);
    }

    private async Task<Result<ScoreExplanationDto>> ExplainAsync(Guid projectId, int fiscalYear, int? leaves, Evaluation? evaluation, CancellationToken ct)
    {
        if (await scores.ReadAsync(projectId, fiscalYear, null, ct) is not { } material) return GoalErrors.NotFound;
        var sheet = ScoringEngine.ScoreSheet(material.Input);
        var tree = await evidence.ExplainAsync(material, leaves ?? GetScoreExplanationRules.Usual, ct);
        List<string> differing = [.. tree.Differing()];
        return new ScoreExplanationDto
        {
            ProjectId = projectId,
            FiscalYear = fiscalYear,
            EvaluationId = evaluation?.Id,
            EvaluatedTotal = evaluation?.Total,
            ProfileCode = sheet.ProfileCode,
            ProfileVersion = sheet.ProfileVersion,
            ProfileHref = $"/api/v1/scoring-profiles/{sheet.ProfileCode}?version={sheet.ProfileVersion}",
            RuleVersion = sheet.RuleVersion,
            Total = sheet.Total,
            Grade = sheet.Grade?.Code,
            GradeLabel = sheet.Grade?.LabelZh,
            ComputedAt = material.ComputedAt,
            Stale = await staleness.IsStaleAsync(projectId, ct),
            AddsUp = differing.Count == 0,
            Differing = differing,
            Tree = tree,
        };
    }
}
