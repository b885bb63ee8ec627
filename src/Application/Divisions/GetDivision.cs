using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Application.Divisions;

/// <summary>One division.</summary>
public sealed record GetDivision(string Code) : IQuery<DivisionDto>;

internal sealed class GetDivisionHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<GetDivision, Result<DivisionDto>>
{
    public async Task<Result<DivisionDto>> Handle(GetDivision request, CancellationToken cancellationToken) =>
        await db.Divisions.Where(d => d.DivisionCode == request.Code).ProjectTo<DivisionDto>(mapper.ConfigurationProvider).SingleOrDefaultAsync(cancellationToken)
            is { } division ? division : DivisionErrors.NotFound;
}
