using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.WorkMeasures;

namespace ReliefApi.Application.WorkMeasures;

/// <summary>One record of work.</summary>
public sealed record GetWorkMeasure(Guid Id) : IQuery<WorkMeasureDto>;

internal sealed class GetWorkMeasureHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<GetWorkMeasure, Result<WorkMeasureDto>>
{
    public async Task<Result<WorkMeasureDto>> Handle(GetWorkMeasure request, CancellationToken cancellationToken) =>
        await db.WorkMeasures.Where(m => m.Id == request.Id).ProjectTo<WorkMeasureDto>(mapper.ConfigurationProvider).SingleOrDefaultAsync(cancellationToken)
            is { } measure ? measure : WorkMeasureErrors.NotFound;
}
