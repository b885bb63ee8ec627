using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Petitions;

namespace ReliefApi.Application.Petitions;

/// <summary>Every step of one petition, in order.</summary>
/// <param name="Id">The petition.</param>
/// <param name="Sort"><c>id</c> (order of entry); a leading minus turns it round.</param>
public sealed record ListPetitionTransitions(Guid Id, string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<PetitionTransitionDto>>, IPaged;

internal sealed class ListPetitionTransitionsRules : AbstractValidator<ListPetitionTransitions>
{
    public ListPetitionTransitionsRules() => this.CheckPaging();
}

internal sealed class ListPetitionTransitionsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListPetitionTransitions, Result<Page<PetitionTransitionDto>>>
{
    private static readonly Keyset<PetitionTransitionDto> Order = new(new("id", (PetitionTransitionDto row) => row.Id));

    public async Task<Result<Page<PetitionTransitionDto>>> Handle(ListPetitionTransitions request, CancellationToken cancellationToken)
    {
        var page = await Order.ReadAsync(db.PetitionTransitions.Where(t => t.PetitionId == request.Id).ProjectTo<PetitionTransitionDto>(mapper.ConfigurationProvider), request, cancellationToken);
        return page is { Succeeded: true, Value.Items.Count: 0 } && !await db.Petitions.AnyAsync(p => p.Id == request.Id, cancellationToken) ? PetitionErrors.NotFound : page;
    }
}
