using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.PersonalData;
using ReliefApi.Application.Petitions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.ReliefCases;

/// <summary>The person to be relieved, in clear.</summary>
public sealed record ReliefPerson
{
    public required PersonName Name { get; init; }
    /// <summary>The petitioner's identity number.</summary>
    public required IdNumber IdNumber { get; init; }
    public PhoneNumber? Phone { get; init; }
    public PrivateText? Address { get; init; }
}

/// <summary>A draft of a relief case on a registered petition.</summary>
public sealed record OpenReliefCase : ICommand<ReliefCaseDto>
{
    /// <summary>The project whose budget pays.</summary>
    public required Guid ProjectId { get; init; }
    /// <summary>A petition of the person on the matter.</summary>
    public required Guid PetitionId { get; init; }
    /// <summary>Unique within the division.</summary>
    public required string Number { get; init; }
    public required ReliefPerson Person { get; init; }
    public required ReliefGround Ground { get; init; }
    public required Money RequestedAmount { get; init; }
    /// <summary>Reference of the household proof (家庭状况证明); needed to apply.</summary>
    public string? HouseholdProof { get; init; }
    /// <summary>Reference of the responsible body's report (责任单位意见); needed to apply.</summary>
    public string? ResponsibleBodyReport { get; init; }
}

internal sealed class ReliefPersonRules : AbstractValidator<ReliefPerson>
{
    public ReliefPersonRules()
    {
        RuleFor(p => p.Name).IsEntered();
        RuleFor(p => p.IdNumber).IsIdNumber();
        RuleFor(p => p.Phone).IsPhone();
        RuleFor(p => p.Address).IsEntered();
    }
}

internal sealed class OpenReliefCaseRules : AbstractValidator<OpenReliefCase>
{
    public OpenReliefCaseRules()
    {
        RuleFor(c => c.Number).NotEmpty().MaximumLength(40);
        RuleFor(c => c.Person).SetValidator(new ReliefPersonRules());
        RuleFor(c => c.Ground).IsInEnum();
        RuleFor(c => c.RequestedAmount).IsPositive();
        RuleFor(c => c.HouseholdProof).MaximumLength(500);
        RuleFor(c => c.ResponsibleBodyReport).MaximumLength(500);
    }
}

internal sealed class OpenReliefCaseHandler(IApplicationDbContext db, ReliefCaseDoor door, PetitionDoor petitions) : IRequestHandler<OpenReliefCase, Result<ReliefCaseDto>>
{
    public async Task<Result<ReliefCaseDto>> Handle(OpenReliefCase request, CancellationToken cancellationToken)
    {
        var petition = await db.Petitions.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PetitionId, cancellationToken);
        if (petition is null) return (PetitionErrors.NotFound with { Kind = ErrorKind.Rule }).At("/petitionId");
        var division = petition.DivisionCode;
        if (!await db.Projects.AnyAsync(p => p.Id == request.ProjectId && p.DivisionCode == division, cancellationToken))
            return (ProjectErrors.NotFound with { Kind = ErrorKind.Rule }).At("/projectId");
        if (await db.ReliefCases.AnyAsync(c => c.DivisionCode == division && c.Number == request.Number, cancellationToken)) return ReliefCaseErrors.NumberTaken.At("/number");

        var id = Guid.CreateVersion7();
        var person = await door.SealAsync(id, division, request.Person, cancellationToken);
        if (!person.PersonKey.AsSpan().SequenceEqual(petition.PersonKey)) return ReliefCaseErrors.PersonNotPetitioner.At("/person/idNumber");
        var matter = await petitions.LockMatterAsync(petition.MatterId, cancellationToken);
        if (await db.ReliefCases.AnyAsync(c => c.PersonKey == person.PersonKey && c.MatterId == matter.Id && !ReliefCase.Ended.Contains(c.Status), cancellationToken))
            return ReliefCaseErrors.AlreadyRelieved;

        // No step of a case lies before the petition that it rests on.
        var opened = ReliefCase.Open(id, request.ProjectId, request.Number, matter, person,
            new(request.Ground, request.RequestedAmount.Yuan, request.HouseholdProof, request.ResponsibleBodyReport), petition.RegisteredOn);
        db.ReliefCases.Add(opened);
        door.Record(opened, new StepTaken("open", petition.RegisteredOn, null));
        await db.SaveChangesAsync(cancellationToken);
        return await door.ShowAsync(opened, cancellationToken);
    }
}
