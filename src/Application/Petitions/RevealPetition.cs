using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Audit;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Petitions;

namespace ReliefApi.Application.Petitions;

/// <summary>Protected members of a petition.</summary>
public enum PetitionField { Name, IdNumber, Subject }

/// <summary>Shows protected members in clear. Who, which members and why is recorded before a value leaves.</summary>
public sealed record RevealPetition(Guid Id, PetitionDisclosure Body) : ICommand<RevealedPetition>, INotReplayed;

/// <summary>Which members are needed, and why.</summary>
public sealed record PetitionDisclosure
{
    public required IReadOnlyList<PetitionField> Fields { get; init; }
    /// <summary>Kept in the audit chain; names no person.</summary>
    public required string Reason { get; init; }
}

/// <summary>The members asked for, in clear; the others are null.</summary>
public sealed record RevealedPetition
{
    public required Guid Id { get; init; }
    public string? Name { get; init; }
    public string? IdNumber { get; init; }
    public string? Subject { get; init; }
}

internal sealed class RevealPetitionRules : AbstractValidator<RevealPetition>
{
    public RevealPetitionRules()
    {
        RuleFor(r => r.Body.Fields).NotEmpty();
        RuleForEach(r => r.Body.Fields).IsInEnum();
        RuleFor(r => r.Body.Reason).IsReason();
    }
}

internal sealed class RevealPetitionHandler(IApplicationDbContext db, PetitionDoor door, AuditLog audit) : IRequestHandler<RevealPetition, Result<RevealedPetition>>
{
    public async Task<Result<RevealedPetition>> Handle(RevealPetition request, CancellationToken cancellationToken)
    {
        var petition = await db.Petitions.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Id, cancellationToken);
        if (petition is null) return PetitionErrors.NotFound;
        var fields = request.Body.Fields.Distinct().Order().ToList();
        await audit.RecordAsync(petition.DivisionCode, "reveal", $"/petitions/{petition.Id}", string.Join(',', fields), request.Body.Reason, cancellationToken);
        return new RevealedPetition
        {
            Id = petition.Id,
            Name = fields.Contains(PetitionField.Name) ? (await door.NameAsync(petition, cancellationToken))!.Reveal() : null,
            IdNumber = fields.Contains(PetitionField.IdNumber) ? (await door.IdNumberAsync(petition, cancellationToken))!.Reveal() : null,
            Subject = fields.Contains(PetitionField.Subject) ? (await door.SubjectAsync(petition, cancellationToken))!.Reveal() : null,
        };
    }
}
