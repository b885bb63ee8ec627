using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.ReliefCases;

/// <summary>One relief case.</summary>
public sealed record GetReliefCase(Guid Id) : IQuery<ReliefCaseDto>;

internal sealed class GetReliefCaseHandler(IApplicationDbContext db, ReliefCaseDoor door) : IRequestHandler<GetReliefCase, Result<ReliefCaseDto>>
{
    public async Task<Result<ReliefCaseDto>> Handle(GetReliefCase request, CancellationToken cancellationToken) =>
        await db.ReliefCases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id, cancellationToken) is { } reliefCase
            ? await door.ShowAsync(reliefCase, cancellationToken)
            : ReliefCaseErrors.NotFound;
}
