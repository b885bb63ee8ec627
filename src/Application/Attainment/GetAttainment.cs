using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Attainment;

/// <summary>Target and actual of every indicator of a project in a year.</summary>
public sealed record GetAttainment(Guid ProjectId, int FiscalYear) : IQuery<AttainmentDto>;

/// <summary>A project's attainment.</summary>
public sealed record AttainmentDto
{
    public required Guid ProjectId { get; init; }
    public required int FiscalYear { get; init; }
    /// <summary>When the figures were last derived; null when never.</summary>
    public DateTimeOffset? ComputedAt { get; init; }
    /// <summary>Whether rows have been written since that are not counted yet.</summary>
    public required bool Stale { get; init; }
    public required IReadOnlyList<IndicatorAttainmentDto> Indicators { get; init; }
}

/// <summary>One indicator's attainment. Percent values are percent numbers.</summary>
public sealed record IndicatorAttainmentDto
{
    public required Guid IndicatorId { get; init; }
    /// <summary>Second-level category, such as <c>OUT.QTY</c>.</summary>
    public required string Category { get; init; }
    public required string Name { get; init; }
    public string? Unit { get; init; }
    public TargetOperator? Operator { get; init; }
    public decimal? Target { get; init; }
    /// <summary>What the actual is counted from; null when it is recorded by hand.</summary>
    public string? MeasureCode { get; init; }
    public decimal? Numerator { get; init; }
    public decimal? Denominator { get; init; }
    /// <summary>Actual value in <c>unit</c>; null when nothing lies under the line or nothing is recorded.</summary>
    public decimal? Actual { get; init; }
    /// <summary>Actual ÷ target in percent.</summary>
    public decimal? Completion { get; init; }
    public decimal? Weight { get; init; }
    public decimal? Score { get; init; }
    /// <summary>What a reader should look at, such as <c>missed</c> or <c>overAchieved</c>.</summary>
    public required IReadOnlyList<string> Signals { get; init; }
    /// <summary>Address of the rows behind the actual.</summary>
    public required string Source { get; init; }
}

internal sealed class GetAttainmentHandler(IApplicationDbContext db, IStaleness staleness) : IRequestHandler<GetAttainment, Result<AttainmentDto>>
{
    public async Task<Result<AttainmentDto>> Handle(GetAttainment request, CancellationToken cancellationToken)
    {
        if (!await db.Projects.AnyAsync(p => p.Id == request.ProjectId, cancellationToken)) return ProjectErrors.NotFound;
        var indicators = await db.Indicators.AsNoTracking().Where(i => i.ProjectId == request.ProjectId && i.FiscalYear == request.FiscalYear)
            .OrderBy(i => i.Position).ToListAsync(cancellationToken);
        return new AttainmentDto
        {
            ProjectId = request.ProjectId,
            FiscalYear = request.FiscalYear,
            ComputedAt = await db.ProjectFacts.Where(f => f.ProjectId == request.ProjectId && f.FiscalYear == request.FiscalYear).Select(f => (DateTimeOffset?)f.ComputedAt).SingleOrDefaultAsync(cancellationToken),
            Stale = await staleness.IsStaleAsync(request.ProjectId, cancellationToken),
            Indicators = [.. indicators.Select(Of)],
        };
    }

    private static IndicatorAttainmentDto Of(Indicator i) => new()
    {
        IndicatorId = i.Id,
        Category = i.Category,
        Name = i.Name,
        Unit = i.Unit,
        Operator = i.Operator,
        Target = i.Target,
        MeasureCode = i.MeasureCode,
        Numerator = i.ActualNumerator,
        Denominator = i.ActualDenominator,
        Actual = i.ActualValue,
        Completion = i.Completion,
        Weight = i.Weight,
        Score = i.Score,
        Signals = [.. Enum.GetValues<RowSignals>().Where(s => s != RowSignals.None && ((RowSignals)i.ScoreFlags & s) != 0).Select(s => char.ToLowerInvariant(s.ToString()[0]) + s.ToString()[1..])],
        Source = ScoreReader.SourceOf(i),
    };
}
