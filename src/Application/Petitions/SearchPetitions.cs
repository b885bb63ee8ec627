using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.PersonalData;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Petitions;

/// <summary>All petitions of one person. The number travels in the body, so that it is in no address.</summary>
public sealed record SearchPetitions : IQuery<Page<PetitionDto>>
{
    /// <summary>The whole identity number.</summary>
    public required IdNumber IdNumber { get; init; }
}

internal sealed class SearchPetitionsRules : AbstractValidator<SearchPetitions>
{
    public SearchPetitionsRules() => RuleFor(s => s.IdNumber).IsIdNumber();
}

internal sealed class SearchPetitionsHandler(IApplicationDbContext db, IPersonalDataVault vault, PetitionDoor door) : IRequestHandler<SearchPetitions, Result<Page<PetitionDto>>>
{
    public async Task<Result<Page<PetitionDto>>> Handle(SearchPetitions request, CancellationToken cancellationToken)
    {
        var person = vault.PersonKey(request.IdNumber);
        var petitions = await db.Petitions.AsNoTracking().Where(p => p.PersonKey == person).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        return new Page<PetitionDto> { Items = await door.ShowAsync(petitions, cancellationToken) };
    }
}
