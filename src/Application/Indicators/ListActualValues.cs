using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.History;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Indicators;

/// <summary>Every actual value recorded of one indicator; the last one counts.</summary>
/// <param name="Id">The indicator.</param>
/// <param name="Sort"><c>id</c> (order of entry); a leading minus turns it round.</param>
/// <param name="AsOf">Business date: without what describes a later day.</param>
/// <param name="KnownAt">Instant: without what was recorded later.</param>
public sealed record ListActualValues(Guid Id, string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal,
    TimePoint? AsOf = null, TimePoint? KnownAt = null) : IQuery<Page<ActualValueDto>>, IPaged, ITimeTravel;

/// <summary>An actual value that a person recorded. It never changes: the next one replaces it.</summary>
public sealed record ActualValueDto
{
    public required Guid Id { get; init; }
    public required Guid IndicatorId { get; init; }
    /// <summary>In the unit of the indicator; percent as percent numbers.</summary>
    public decimal? Value { get; init; }
    public DateOnly? Date { get; init; }
    public QualitativeTier? Tier { get; init; }
    /// <summary>Points given inside the band of the tier.</summary>
    public decimal? TierScore { get; init; }
    public string? Reason { get; init; }
    public required string Evidence { get; init; }
    public required DateOnly AsOf { get; init; }
    public required string RecordedBy { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<ActualValue, ActualValueDto>().ForMember(d => d.Tier, o => o.MapFrom(a => (QualitativeTier?)a.Tier));
    }
}

internal sealed class ListActualValuesRules : AbstractValidator<ListActualValues>
{
    public ListActualValuesRules(TimeProvider clock)
    {
        this.CheckPaging();
        this.CheckMoment(clock);
    }
}

internal sealed class ListActualValuesHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListActualValues, Result<Page<ActualValueDto>>>
{
    private static readonly Keyset<ActualValueDto> Order = new(new("id", (ActualValueDto a) => a.Id));

    public async Task<Result<Page<ActualValueDto>>> Handle(ListActualValues request, CancellationToken cancellationToken)
    {
        var page = await Order.ReadAsync(db.ActualValues.Where(a => a.IndicatorId == request.Id).At(Moment.Of(request)).ProjectTo<ActualValueDto>(mapper.ConfigurationProvider), request, cancellationToken);
        return page is { Succeeded: true, Value.Items.Count: 0 } && !await db.Indicators.AnyAsync(i => i.Id == request.Id, cancellationToken) ? GoalErrors.IndicatorNotFound : page;
    }
}
