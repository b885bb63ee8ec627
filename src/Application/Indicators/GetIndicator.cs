using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Goals;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Indicators;

/// <summary>One indicator as it was decided.</summary>
public sealed record GetIndicator(Guid Id) : IQuery<IndicatorDto>;

internal sealed class GetIndicatorHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<GetIndicator, Result<IndicatorDto>>
{
    public async Task<Result<IndicatorDto>> Handle(GetIndicator request, CancellationToken cancellationToken) =>
        await db.Indicators.Where(i => i.Id == request.Id).ProjectTo<IndicatorDto>(mapper.ConfigurationProvider).SingleOrDefaultAsync(cancellationToken)
            is { } indicator ? indicator : GoalErrors.IndicatorNotFound;
}
