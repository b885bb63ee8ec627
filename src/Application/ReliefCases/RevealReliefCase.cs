using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Audit;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.ReliefCases;

/// <summary>Protected members of a relief case.</summary>
public enum ReliefCaseField { Name, IdNumber, Phone, Address, BankAccount }

/// <summary>Shows protected members in clear. Who, which members and why is recorded before a value leaves.</summary>
public sealed record RevealReliefCase(Guid Id, ReliefCaseDisclosure Body) : ICommand<RevealedReliefCase>, INotReplayed;

/// <summary>Which members are needed, and why.</summary>
public sealed record ReliefCaseDisclosure
{
    public required IReadOnlyList<ReliefCaseField> Fields { get; init; }
    /// <summary>Kept in the audit chain; names no person.</summary>
    public required string Reason { get; init; }
}

/// <summary>The members asked for, in clear; the others are null.</summary>
public sealed record RevealedReliefCase
{
    public required Guid Id { get; init; }
    public string? Name { get; init; }
    public string? IdNumber { get; init; }
    public string? Phone { get; init; }
    public string? Address { get; init; }
    public string? BankAccount { get; init; }
}

internal sealed class RevealReliefCaseRules : AbstractValidator<RevealReliefCase>
{
    public RevealReliefCaseRules()
    {
        RuleFor(r => r.Body.Fields).NotEmpty();
        RuleForEach(r => r.Body.Fields).IsInEnum();
        RuleFor(r => r.Body.Reason).IsReason();
    }
}

internal sealed class RevealReliefCaseHandler(IApplicationDbContext db, ReliefCaseDoor door, AuditLog audit) : IRequestHandler<RevealReliefCase, Result<RevealedReliefCase>>
{
    public async Task<Result<RevealedReliefCase>> Handle(RevealReliefCase request, CancellationToken cancellationToken)
    {
        var reliefCase = await db.ReliefCases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id, cancellationToken);
        if (reliefCase is null) return ReliefCaseErrors.NotFound;
        var fields = request.Body.Fields.Distinct().Order().ToList();
        await audit.RecordAsync(reliefCase.DivisionCode, "reveal", $"/relief-cases/{reliefCase.Id}", string.Join(',', fields), request.Body.Reason, cancellationToken);
        var person = await door.PersonOfAsync(reliefCase, cancellationToken);
        return new RevealedReliefCase
        {
            Id = reliefCase.Id,
            Name = fields.Contains(ReliefCaseField.Name) ? person.Name.Reveal() : null,
            IdNumber = fields.Contains(ReliefCaseField.IdNumber) ? person.IdNumber.Reveal() : null,
            Phone = fields.Contains(ReliefCaseField.Phone) ? person.Phone?.Reveal() : null,
            Address = fields.Contains(ReliefCaseField.Address) ? person.Address?.Reveal() : null,
            BankAccount = fields.Contains(ReliefCaseField.BankAccount) ? person.BankAccount?.Reveal() : null,
        };
    }
}
