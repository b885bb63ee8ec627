using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Scoring;

/// <summary>The latest version of one scoring profile.</summary>
public sealed record GetScoringProfile(string Code) : IQuery<ScoringProfileDto>;

internal sealed class GetScoringProfileHandler(IApplicationDbContext db) : IRequestHandler<GetScoringProfile, Result<ScoringProfileDto>>
{
    public async Task<Result<ScoringProfileDto>> Handle(GetScoringProfile request, CancellationToken cancellationToken) =>
        await db.ScoringProfiles.AsNoTracking().Where(p => p.Code == request.Code).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancellationToken)
            is { } stored ? ScoringProfileDto.Of(stored) : GoalErrors.UnknownProfile with { Kind = ErrorKind.NotFound };
}
