using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.History;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Attainment;

/// <summary>Target and actual of every indicator of a project in a year.</summary>
/// <param name="Id">The project.</param>
/// <param name="AsOf">Business date: without what happened later.</param>
/// <param name="KnownAt">Instant: without what was recorded later.</param>
public sealed record GetAttainment(Guid Id, int FiscalYear, TimePoint? AsOf = null, TimePoint? KnownAt = null) : IQuery<AttainmentDto>, ITimeTravel;

/// <summary>A project's attainment.</summary>
public sealed record AttainmentDto
{
    public required Guid ProjectId { get; init; }
    public required int FiscalYear { get; init; }
    /// <summary>The business date asked for.</summary>
    public DateOnly? AsOf { get; init; }
    /// <summary>The instant of knowledge asked for.</summary>
    public DateTimeOffset? KnownAt { get; init; }
    /// <summary>When the figures were last derived; null when never, and for another moment: they are derived on request.</summary>
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

internal sealed class GetAttainmentRules : AbstractValidator<GetAttainment>
{
    public GetAttainmentRules(TimeProvider clock) => this.CheckMoment(clock);
}

internal sealed class GetAttainmentHandler(IApplicationDbContext db, ScoreReader scores, IStaleness staleness) : IRequestHandler<GetAttainment, Result<AttainmentDto>>
{
    public async Task<Result<AttainmentDto>> Handle(GetAttainment request, CancellationToken cancellationToken)
    {
        var division = await db.Projects.Where(p => p.Id == request.Id).Select(p => p.DivisionCode).SingleOrDefaultAsync(cancellationToken);
        if (division is null) return ProjectErrors.NotFound;
        var at = Moment.Of(request);
        var indicators = await scores.IndicatorsAsync(request.Id, division, request.FiscalYear, at, cancellationToken);
        return new AttainmentDto
        {
            ProjectId = request.Id,
            FiscalYear = request.FiscalYear,
            AsOf = at?.Day,
            KnownAt = at?.KnownAt,
            ComputedAt = at is null ? await scores.ComputedAtAsync(request.Id, request.FiscalYear, cancellationToken) : null,
            Stale = at is null && await staleness.IsStaleAsync(request.Id, cancellationToken),
            Indicators = [.. indicators.Select(i => Of(i.Indicator, i.Figure, at))],
        };
    }

    private static IndicatorAttainmentDto Of(Indicator i, IndicatorFigure figure, Moment? at) => new()
    {
        IndicatorId = i.Id,
        Category = i.Category,
        Name = i.Name,
        Unit = i.Unit,
        Operator = i.Operator,
        Target = i.Target,
        MeasureCode = i.MeasureCode,
        Numerator = figure.Numerator,
        Denominator = figure.Denominator,
        Actual = figure.Value,
        Completion = figure.Completion,
        Weight = i.Weight,
        Score = figure.Score,
        Signals = [.. Enum.GetValues<RowSignals>().Where(s => s != RowSignals.None && (figure.Signals & s) != 0).Select(s => char.ToLowerInvariant(s.ToString()[0]) + s.ToString()[1..])],
        Source = ScoreReader.SourceOf(i, at),
    };
}
