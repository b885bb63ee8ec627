using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Petitions;

namespace ReliefApi.Application.Petitions;

/// <summary>One petition.</summary>
public sealed record GetPetition(Guid Id) : IQuery<PetitionDto>;

internal sealed class GetPetitionHandler(IApplicationDbContext db, PetitionDoor petitions) : IRequestHandler<GetPetition, Result<PetitionDto>>
{
    public async Task<Result<PetitionDto>> Handle(GetPetition request, CancellationToken cancellationToken) =>
        await db.Petitions.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Id, cancellationToken) is { } petition
            ? await petitions.ShowAsync(petition, cancellationToken)
            : PetitionErrors.NotFound;
}
