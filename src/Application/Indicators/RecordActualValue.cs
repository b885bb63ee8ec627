using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Indicators;

/// <summary>An actual value with its evidence: a number, a date or a tier, as the indicator asks.</summary>
public sealed record ActualValueContent
{
    /// <summary>In the unit of the indicator; percent as percent numbers (98.5 = 98.5 %).</summary>
    public decimal? Value { get; init; }
    public DateOnly? Date { get; init; }
    /// <summary>For a qualitative indicator, or a date that came late.</summary>
    public QualitativeTier? Tier { get; init; }
    /// <summary>Points given inside the band of the tier.</summary>
    public decimal? TierScore { get; init; }
    /// <summary>Required for a lower tier.</summary>
    public string? Reason { get; init; }
    /// <summary>What proves it: a document, a list, a survey.</summary>
    public required string Evidence { get; init; }
    /// <summary>The day that it describes.</summary>
    public required DateOnly AsOf { get; init; }
}

/// <summary>Records an actual value of an indicator that is not computed; the last one recorded counts.</summary>
public sealed record RecordActualValue(Guid IndicatorId, ActualValueContent Body) : ICommand<ActualValueDto>;

internal sealed class RecordActualValueRules : AbstractValidator<RecordActualValue>
{
    public RecordActualValueRules(TimeProvider clock)
    {
        RuleFor(r => r.Body.Tier).IsInEnum();
        RuleFor(r => r.Body.TierScore).Null().When(r => r.Body.Tier is null);
        RuleFor(r => r.Body.Reason).MaximumLength(1000);
        RuleFor(r => r.Body.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason))
            .When(r => r.Body.Tier is QualitativeTier.PartlyAchieved or QualitativeTier.NotAchieved, ApplyConditionTo.CurrentValidator).Refuse(GoalErrors.TierReasonMissing);
        RuleFor(r => r.Body.Evidence).NotEmpty().MaximumLength(1000);
        RuleFor(r => r.Body.AsOf).Must(day => day <= clock.Today()).Refuse(PetitionErrors.FutureDate);
        RuleFor(r => r.Body.Date).Must(day => day is null || day <= clock.Today()).Refuse(PetitionErrors.FutureDate);
    }
}

internal sealed class RecordActualValueHandler(IApplicationDbContext db, ICallContext call, TimeProvider clock, IMapper mapper)
    : IRequestHandler<RecordActualValue, Result<ActualValueDto>>
{
    public async Task<Result<ActualValueDto>> Handle(RecordActualValue request, CancellationToken cancellationToken)
    {
        var body = request.Body;
        // In turn: the last one recorded is the one that counts.
        await db.Database.ExecuteSqlAsync(
            // language=SQL
            $"select 1 from relief.indicators where id = {request.IndicatorId} for update", cancellationToken);
        var indicator = await db.Indicators.SingleOrDefaultAsync(i => i.Id == request.IndicatorId, cancellationToken);
        if (indicator is null) return GoalErrors.IndicatorNotFound;

        var actual = ActualValue.Record(Guid.CreateVersion7(), indicator, body.Value, body.Date, (int?)body.Tier, body.TierScore, body.Reason, body.Evidence, body.AsOf,
            call.Actor, clock.GetUtcNow());
        var taken = indicator.Take(actual);
        if (!taken.Succeeded) return Result<ActualValueDto>.Refused(taken.Errors);
        if (body is { Tier: { } tier, TierScore: { } points } && !await FitsAsync(indicator, tier, points, cancellationToken)) return GoalErrors.ScoreOutsideTier.At("/tierScore");

        db.ActualValues.Add(actual);
        await db.SaveChangesAsync(cancellationToken);
        return await db.ActualValues.Where(a => a.Id == actual.Id).ProjectTo<ActualValueDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken);
    }

    private async Task<bool> FitsAsync(Indicator indicator, QualitativeTier tier, decimal points, CancellationToken ct)
    {
        var profile = await (from g in db.PerformanceGoals
                             where g.Id == indicator.GoalId
                             join p in db.ScoringProfiles on new { Code = g.ProfileCode, Version = g.ProfileVersion } equals new { p.Code, p.Version }
                             select p).AsNoTracking().SingleAsync(ct);
        return indicator.Weight is { } weight && profile.Read().RangeOf(tier, weight) is { } band && band.Contains(points);
    }
}
