using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.History;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Scores;

/// <summary>A project's score for a year with its whole explanation.</summary>
/// <param name="Id">The project.</param>
/// <param name="AsOf">Business date: without what happened later.</param>
/// <param name="KnownAt">Instant: without what was recorded later.</param>
public sealed record GetScore(Guid Id, int FiscalYear, TimePoint? AsOf = null, TimePoint? KnownAt = null) : IQuery<ScoreDto>, ITimeTravel;

/// <summary>A score sheet (自评得分) that explains itself.</summary>
public sealed record ScoreDto
{
    public required Guid ProjectId { get; init; }
    public required int FiscalYear { get; init; }
    /// <summary>Scoring profile and version, frozen with the goals.</summary>
    public required string ProfileCode { get; init; }
    public required int ProfileVersion { get; init; }
    /// <summary>Version of the scoring rules themselves.</summary>
    public required string RuleVersion { get; init; }
    /// <summary>Points out of 100; final only when there is a grade.</summary>
    public required decimal Total { get; init; }
    /// <summary>Grade code (excellent, good, fair, poor); null while a row is unscored or the weights do not add up to 100.</summary>
    public string? Grade { get; init; }
    /// <summary>优, 良, 中 or 差.</summary>
    public string? GradeLabel { get; init; }
    /// <summary>The business date asked for.</summary>
    public DateOnly? AsOf { get; init; }
    /// <summary>The instant of knowledge asked for.</summary>
    public DateTimeOffset? KnownAt { get; init; }
    /// <summary>When the figures were last derived from their rows; null when never, and for another moment: they are derived on request.</summary>
    public DateTimeOffset? ComputedAt { get; init; }
    /// <summary>Whether rows have been written since that no figure here rests on yet.</summary>
    public required bool Stale { get; init; }
    /// <summary>From the total down to each value and the address of the rows behind it; the children of a node add up to it.</summary>
    public required ScoreExplanation Explanation { get; init; }
    /// <summary>What the rules found, errors first.</summary>
    public required IReadOnlyList<ScoreFindingDto> Findings { get; init; }
}

/// <summary>A rule that the sheet breaks.</summary>
public sealed record ScoreFindingDto
{
    /// <summary>Stable code.</summary>
    public required string Code { get; init; }
    public required ScoringSeverity Severity { get; init; }
    public required string MessageZh { get; init; }
    public required string MessageEn { get; init; }
    /// <summary>The indicator concerned, if it is one.</summary>
    public string? RowKey { get; init; }
    /// <summary>The values that the rule saw.</summary>
    public required IReadOnlyList<SeenValue> Values { get; init; }

    internal static ScoreFindingDto Of(ScoringFinding finding) => new()
    {
        Code = finding.Code,
        Severity = finding.Severity,
        MessageZh = finding.MessageZh,
        MessageEn = finding.MessageEn,
        RowKey = finding.RowKey,
        Values = finding.Values,
    };
}

internal sealed class GetScoreRules : AbstractValidator<GetScore>
{
    public GetScoreRules(TimeProvider clock) => this.CheckMoment(clock);
}

internal sealed class GetScoreHandler(IApplicationDbContext db, ScoreReader scores, IStaleness staleness) : IRequestHandler<GetScore, Result<ScoreDto>>
{
    public async Task<Result<ScoreDto>> Handle(GetScore request, CancellationToken cancellationToken)
    {
        if (!await db.Projects.AnyAsync(p => p.Id == request.Id, cancellationToken)) return ProjectErrors.NotFound;
        var at = Moment.Of(request);
        if (await scores.ReadAsync(request.Id, request.FiscalYear, at, cancellationToken) is not { } material) return GoalErrors.NotFound;
        var sheet = ScoringEngine.ScoreSheet(material.Input);
        return new ScoreDto
        {
            ProjectId = request.Id,
            FiscalYear = request.FiscalYear,
            ProfileCode = sheet.ProfileCode,
            ProfileVersion = sheet.ProfileVersion,
            RuleVersion = sheet.RuleVersion,
            Total = sheet.Total,
            Grade = sheet.Grade?.Code,
            GradeLabel = sheet.Grade?.LabelZh,
            AsOf = at?.Day,
            KnownAt = at?.KnownAt,
            ComputedAt = material.ComputedAt,
            Stale = at is null && await staleness.IsStaleAsync(request.Id, cancellationToken),
            Explanation = ScoreExplainer.ExplainSheet(material.Input),
            Findings = [.. sheet.Findings.OrderBy(f => f.Severity).Select(ScoreFindingDto.Of)],
        };
    }
}
