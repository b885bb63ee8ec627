using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.History;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Scores;

/// <summary>Why a project's score, and each figure under it, differ between what was known at two moments.</summary>
/// <param name="Id">The project.</param>
/// <param name="From">The earlier moment of record.</param>
/// <param name="To">The later one; now, when left out.</param>
/// <param name="AsOf">Business time of both: without what happened later.</param>
public sealed record GetScoreDiff(Guid Id, int FiscalYear, TimePoint From, TimePoint? To = null, TimePoint? AsOf = null) : IQuery<ScoreDiffDto>;

/// <summary>A difference taken apart; the parts add up to it.</summary>
public sealed record ScoreDiffDto
{
    public required Guid ProjectId { get; init; }
    public required int FiscalYear { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }
    public DateOnly? AsOf { get; init; }
    /// <summary>Points before; null while there were no goals.</summary>
    public decimal? Before { get; init; }
    /// <summary>Points after; null when there are no goals.</summary>
    public decimal? After { get; init; }
    /// <summary>After less before; no goals count as no points.</summary>
    public required decimal Difference { get; init; }
    public required string MessageZh { get; init; }
    public required string MessageEn { get; init; }
    /// <summary>Points by cause and row of the sheet: what each would have changed in turn, rule first, then target, then rows.</summary>
    public required IReadOnlyList<ScorePartDto> Parts { get; init; }
    /// <summary>The figures that differ, each with the rows that count otherwise.</summary>
    public required IReadOnlyList<FigureDiffDto> Figures { get; init; }
}

/// <summary>Points that one cause gave or took at one row of the sheet.</summary>
/// <param name="IndicatorId">Null for the execution row.</param>
public sealed record ScorePartDto(DifferenceCause Cause, Guid? IndicatorId, decimal Points, string MessageZh, string MessageEn);

/// <summary>An actual that differs, and what its numerator and denominator gained or lost by each row.</summary>
public sealed record FigureDiffDto
{
    /// <summary>Null for the execution rate.</summary>
    public Guid? IndicatorId { get; init; }
    public required string Name { get; init; }
    public decimal? NumeratorBefore { get; init; }
    public decimal? NumeratorAfter { get; init; }
    public decimal? DenominatorBefore { get; init; }
    public decimal? DenominatorAfter { get; init; }
    /// <summary>In the unit of the indicator.</summary>
    public decimal? ValueBefore { get; init; }
    public decimal? ValueAfter { get; init; }
    /// <summary>Added up, they are the differences of numerator and denominator; for a value recorded by hand, of the value.</summary>
    public required IReadOnlyList<RowChangeDto> Changes { get; init; }
}

/// <summary>A row that counts otherwise than before.</summary>
/// <param name="Id">Null for what no row explains.</param>
/// <param name="Numerator">By how much it changes the numerator, or the recorded value.</param>
public sealed record RowChangeDto(RowChangeKind Change, CountedRow? Row, Guid? Id, string? Href, decimal Numerator, decimal Denominator, string MessageZh, string MessageEn);

internal sealed class GetScoreDiffRules : AbstractValidator<GetScoreDiff>
{
    private static readonly Error BackToFront = Error.Malformed("query.from_after_to", "起始时点不得晚于截止时点。", "The first moment lies after the second.");

    public GetScoreDiffRules(TimeProvider clock)
    {
        RuleFor(q => q.FiscalYear).IsFiscalYear();
        RuleFor(q => (TimePoint?)q.From).IsPast(clock);
        RuleFor(q => q.To).IsPast(clock);
        RuleFor(q => q.AsOf).IsPast(clock);
        RuleFor(q => q.To).Must((q, to) => to?.Instant is not { } end || q.From.Instant is not { } start || start <= end).Refuse(BackToFront);
    }
}

internal sealed class GetScoreDiffHandler(IApplicationDbContext db, ScoreReader scores, RowChanges rows, TimeProvider clock) : IRequestHandler<GetScoreDiff, Result<ScoreDiffDto>>
{
    public async Task<Result<ScoreDiffDto>> Handle(GetScoreDiff request, CancellationToken cancellationToken)
    {
        if (await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Id, cancellationToken) is not { } project) return ProjectErrors.NotFound;
        var (from, to) = (new Moment(request.From.Instant, request.AsOf?.Day), new Moment(request.To?.Instant ?? clock.GetUtcNow(), request.AsOf?.Day));
        var (before, after) = (await scores.ReadAsync(project.Id, request.FiscalYear, from, cancellationToken), await scores.ReadAsync(project.Id, request.FiscalYear, to, cancellationToken));
        var (totalBefore, totalAfter) = (TotalOf(before), TotalOf(after));
        var parts = ScoreDifference.Between(before?.Input, after?.Input);
        var figures = new FigureDifferences(before, after);
        var changes = await rows.ReadAsync(project.Id, project.DivisionCode, request.FiscalYear, from, to, figures.RestOnPetitions, cancellationToken);
        var difference = (totalAfter ?? 0) - (totalBefore ?? 0);
        return new ScoreDiffDto
        {
            ProjectId = project.Id,
            FiscalYear = request.FiscalYear,
            From = from.Known,
            To = to.Known,
            AsOf = from.Day,
            Before = totalBefore,
            After = totalAfter,
            Difference = difference,
            MessageZh = $"得分由{Text(totalBefore, "无")}变为{Text(totalAfter, "无")}（{Signed(difference)}）：规则{Of(DifferenceCause.Rule)}，目标与权重{Of(DifferenceCause.Target)}，数据{Of(DifferenceCause.Rows)}。",
            MessageEn = $"The score went from {Text(totalBefore, "none")} to {Text(totalAfter, "none")} ({Signed(difference)}): rule {Of(DifferenceCause.Rule)}, targets and weights {Of(DifferenceCause.Target)}, rows {Of(DifferenceCause.Rows)}.",
            Parts = [.. parts.Select(Part)],
            Figures = await figures.ExplainAsync(changes, id => rows.ActualsAsync(id, from, to, cancellationToken)),
        };

        string Of(DifferenceCause cause) => Signed(parts.Where(p => p.Cause == cause).Sum(p => p.Points));
    }

    private static decimal? TotalOf(ScoreMaterial? material) => material is null ? null : ScoringEngine.ScoreSheet(material.Input).Total;

    private static ScorePartDto Part(DifferencePart part)
    {
        var (zh, en) = part.Cause switch
        {
            DifferenceCause.Rule => ("评分规则不同", "another scoring rule"),
            DifferenceCause.Target => ("目标或权重不同", "another target or weight"),
            _ => ("数据不同", "other rows"),
        };
        return new(part.Cause, part.RowKey is null ? null : Guid.Parse(part.RowKey), part.Points, $"{part.Name ?? "预算执行率"}：{zh}，{Signed(part.Points)}分", $"{part.Name ?? "Execution rate"}: {en}, {Signed(part.Points)} points");
    }

    private static string Text(decimal? points, string none) => points is { } p ? p.ToString("0.##", CultureInfo.InvariantCulture) : none;

    private static string Signed(decimal points) => points.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture);
}
