using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.ReliefCases;

/// <summary>Replaces the application of a draft; its number, project and matter stay.</summary>
public sealed record ReviseReliefCase(Guid Id, int ExpectedRevision, ReliefCaseContent Body) : ICommand<ReliefCaseDto>;

/// <summary>What people enter about a draft.</summary>
public sealed record ReliefCaseContent
{
    /// <summary>The person in clear; leave out to keep what is sealed, which is only read back as masks.</summary>
    public ReliefPerson? Person { get; init; }
    public required ReliefGround Ground { get; init; }
    public required Money RequestedAmount { get; init; }
    /// <summary>Reference of the household proof (家庭状况证明); needed to apply.</summary>
    public string? HouseholdProof { get; init; }
    /// <summary>Reference of the responsible body's report (责任单位意见); needed to apply.</summary>
    public string? ResponsibleBodyReport { get; init; }
}

internal sealed class ReviseReliefCaseRules : AbstractValidator<ReviseReliefCase>
{
    public ReviseReliefCaseRules()
    {
        RuleFor(c => c.Body.Person!).SetValidator(new ReliefPersonRules()).When(c => c.Body.Person is not null);
        RuleFor(c => c.Body.Ground).IsInEnum();
        RuleFor(c => c.Body.RequestedAmount).IsPositive();
        RuleFor(c => c.Body.HouseholdProof).MaximumLength(500);
        RuleFor(c => c.Body.ResponsibleBodyReport).MaximumLength(500);
    }
}

internal sealed class ReviseReliefCaseHandler(IApplicationDbContext db, ReliefCaseDoor door) : IRequestHandler<ReviseReliefCase, Result<ReliefCaseDto>>
{
    public async Task<Result<ReliefCaseDto>> Handle(ReviseReliefCase request, CancellationToken cancellationToken)
    {
        var draft = await db.ReliefCases.SingleOrDefaultAsync(c => c.Id == request.Id, cancellationToken);
        if (draft.FaultOf(request.ExpectedRevision, ReliefCaseErrors.NotFound) is { } fault) return fault;

        var person = request.Body.Person is { } entered
            ? await door.SealAsync(draft!.Id, draft.DivisionCode, entered, cancellationToken)
            : new SealedPerson(draft!.PersonKey, draft.SealedName, draft.SealedIdNumber, draft.SealedPhone, draft.SealedAddress);
        // A draft's person is the petitioner from the start, so the key may not change.
        if (!person.PersonKey.AsSpan().SequenceEqual(draft.PersonKey)) return ReliefCaseErrors.PersonNotPetitioner.At("/person/idNumber");
        var revised = draft.Revise(person, new(request.Body.Ground, request.Body.RequestedAmount.Yuan, request.Body.HouseholdProof, request.Body.ResponsibleBodyReport));
        if (!revised.Succeeded) return Result<ReliefCaseDto>.Refused(revised.Errors);
        await db.SaveChangesAsync(cancellationToken);
        return await door.ShowAsync(draft, cancellationToken);
    }
}
