using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.PersonalData;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.ReliefCases;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Petitions;

namespace ReliefApi.Application.Petitions;

/// <summary>A new petition in the caller's county. A repeat marks its matter, and a relief case paid for it relapses.</summary>
public sealed record RegisterPetition : ICommand<PetitionDto>
{
    /// <summary>Unique within the division.</summary>
    public required string Number { get; init; }
    /// <summary>Not in the future.</summary>
    public required DateOnly RegisteredOn { get; init; }
    /// <summary>Name of the petitioner.</summary>
    public required PersonName Name { get; init; }
    public required IdNumber IdNumber { get; init; }
    /// <summary>What is asked for.</summary>
    public required PrivateText Subject { get; init; }
    public required IssueCategory Category { get; init; }
    /// <summary>How many people petition; five or more are a group.</summary>
    public required int People { get; init; }
    /// <summary>Whether a leader owns the case (领导包案).</summary>
    public bool LeaderOwned { get; init; }
    /// <summary>An earlier petition of the same person on the same matter, if this one repeats it.</summary>
    public Guid? RepeatOf { get; init; }
}

internal sealed class RegisterPetitionRules : AbstractValidator<RegisterPetition>
{
    public RegisterPetitionRules(TimeProvider clock)
    {
        RuleFor(p => p.Number).NotEmpty().MaximumLength(40);
        RuleFor(p => p.RegisteredOn).NotInFuture(clock);
        RuleFor(p => p.Name).IsEntered();
        RuleFor(p => p.IdNumber).IsIdNumber();
        RuleFor(p => p.Subject).IsEntered();
        RuleFor(p => p.Category).IsInEnum();
        RuleFor(p => p.People).InclusiveBetween(1, 100_000);
    }
}

internal sealed class RegisterPetitionHandler(IApplicationDbContext db, IPersonalDataVault vault, ICallContext call, PetitionDoor petitions, ReliefCaseDoor cases)
    : IRequestHandler<RegisterPetition, Result<PetitionDto>>
{
    public async Task<Result<PetitionDto>> Handle(RegisterPetition request, CancellationToken cancellationToken)
    {
        var (division, person) = (call.DivisionCode, vault.PersonKey(request.IdNumber));
        if (DivisionCode.LevelOf(division) != DivisionLevel.County) return DivisionErrors.NotCounty;
        if (await db.Petitions.AnyAsync(p => p.DivisionCode == division && p.Number == request.Number, cancellationToken))
            return PetitionErrors.NumberTaken.At("/number");

        Petition? first = null;
        if (request.RepeatOf is { } earlierId)
        {
            var earlier = await db.Petitions.AsNoTracking().SingleOrDefaultAsync(p => p.Id == earlierId, cancellationToken);
            if (earlier is null) return (PetitionErrors.NotFound with { Kind = ErrorKind.Rule }).At("/repeatOf");
            if (!earlier.PersonKey.AsSpan().SequenceEqual(person)) return PetitionErrors.MatterOfAnother.At("/repeatOf");
            if (request.RegisteredOn < earlier.RegisteredOn) return PetitionErrors.BeforePreviousStep.At("/registeredOn");
            first = await petitions.LockMatterAsync(earlier.MatterId, cancellationToken);
        }

        var id = Guid.CreateVersion7();
        var petition = Petition.Register(id, await db.RulesOfAsync(division, request.RegisteredOn.Year, cancellationToken), request.Number, request.RegisteredOn,
            request.Category, request.People, request.LeaderOwned, first, person,
            (await vault.SealAsync(request.Name, PetitionDoor.Place(id, division, "sealed_name"), cancellationToken))!,
            (await vault.SealAsync(request.IdNumber, PetitionDoor.Place(id, division, "sealed_id_number"), cancellationToken))!,
            (await vault.SealAsync(request.Subject, PetitionDoor.Place(id, division, "sealed_subject"), cancellationToken))!);
        db.Petitions.Add(petition);
        petitions.Record(petition, new StepTaken("register", request.RegisteredOn, null));
        if (first is not null)
        {
            first.RecordRepeat(request.RegisteredOn);
            await cases.RelapseAsync(first.Id, petition, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
        return await petitions.ShowAsync(petition, cancellationToken);
    }
}
