using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Petitions;

namespace ReliefApi.Application.Petitions;

/// <summary>Petitions that the caller may see.</summary>
/// <param name="RegisteredFrom">Registered on this day or later.</param>
/// <param name="RegisteredTo">Registered on this day or earlier.</param>
/// <param name="Overdue">Whether the running term has passed.</param>
/// <param name="DivisionCode">Only those of this division.</param>
/// <param name="CountedAs">Only those behind this figure; goes with <c>countedIn</c>.</param>
/// <param name="CountedIn">The year of the figure.</param>
/// <param name="CountedOn">The day of the count, today when absent: a term counts once it has ended.</param>
/// <param name="Sort"><c>id</c> (order of entry), <c>number</c> or <c>registeredOn</c>; a leading minus turns it round.</param>
public sealed record ListPetitions(Choice<PetitionStatus>? Status, Choice<IssueCategory>? Category, DateOnly? RegisteredFrom, DateOnly? RegisteredTo,
    bool? LeaderOwned, bool? Overdue, string? DivisionCode, Choice<PetitionFact>? CountedAs, int? CountedIn, DateOnly? CountedOn,
    string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<PetitionDto>>, IPaged;

internal sealed class ListPetitionsRules : AbstractValidator<ListPetitions>
{
    public ListPetitionsRules()
    {
        this.CheckPaging();
        RuleFor(q => q.Status).Known();
        RuleFor(q => q.Category).Known();
        RuleFor(q => q.CountedAs).Known();
        RuleFor(q => q.CountedIn).InclusiveBetween(2000, 2100);
        RuleFor(q => q.CountedIn).Must((q, year) => year is null == q.CountedAs is null).Refuse(CountedErrors.AsAndIn);
        RuleFor(q => q.CountedOn).Must((q, on) => on is null || q.CountedAs is not null).Refuse(CountedErrors.AsAndIn);
    }
}

internal sealed class ListPetitionsHandler(IApplicationDbContext db, PetitionDoor door, TimeProvider clock) : IRequestHandler<ListPetitions, Result<Page<PetitionDto>>>
{
    private static readonly Keyset<Petition> Order = new(new("id", (Petition p) => p.Id),
        new SortKey<Petition>("number", (Petition p) => p.Number), new SortKey<Petition>("registeredOn", (Petition p) => p.RegisteredOn));

    public async Task<Result<Page<PetitionDto>>> Handle(ListPetitions request, CancellationToken cancellationToken)
    {
        var petitions = db.Petitions.AsNoTracking();
        if (request.Status is { } status) petitions = petitions.Where(p => p.Status == status.Value);
        if (request.Category is { } category) petitions = petitions.Where(p => p.Category == category.Value);
        if (request.RegisteredFrom is { } from) petitions = petitions.Where(p => p.RegisteredOn >= from);
        if (request.RegisteredTo is { } to) petitions = petitions.Where(p => p.RegisteredOn <= to);
        if (request.LeaderOwned is { } owned) petitions = petitions.Where(p => p.LeaderOwned == owned);
        if (request.Overdue is { } overdue) petitions = petitions.WhereOverdue(overdue, clock.Today());
        if (request.DivisionCode is { } division) petitions = petitions.Where(p => p.DivisionCode == division);
        if (request is { CountedAs: { } fact, CountedIn: { } countedIn }) petitions = petitions.CountedAs(db, fact.Value, countedIn, request.CountedOn ?? clock.Today());

        var page = await Order.ReadAsync(petitions, request, cancellationToken);
        if (!page.Succeeded) return Result<Page<PetitionDto>>.Refused(page.Errors);
        return new Page<PetitionDto> { Items = await door.ShowAsync(page.Value.Items, cancellationToken), NextCursor = page.Value.NextCursor, Total = page.Value.Total };
    }
}
