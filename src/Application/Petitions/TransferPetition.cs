using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Departments;

namespace ReliefApi.Application.Petitions;

/// <summary>The petition goes to the body that will handle it (转送、交办).</summary>
public sealed record TransferPetition(Guid Id, int ExpectedRevision, Transfer Body) : ICommand<PetitionDto>;

/// <summary>To whom it goes.</summary>
public sealed record Transfer
{
    /// <summary>Business date of the transfer.</summary>
    public required DateOnly OccurredOn { get; init; }
    /// <summary>The department or unit of the same division that owns it from here on (首办责任).</summary>
    public required Guid HandlerId { get; init; }
}

internal sealed class TransferPetitionRules : AbstractValidator<TransferPetition>
{
    public TransferPetitionRules(TimeProvider clock) => RuleFor(r => r.Body.OccurredOn).NotInFuture(clock);
}

internal sealed class TransferPetitionHandler(IApplicationDbContext db, PetitionDoor door) : IRequestHandler<TransferPetition, Result<PetitionDto>>
{
    public Task<Result<PetitionDto>> Handle(TransferPetition request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, async p =>
            await db.Departments.AnyAsync(d => d.Id == request.Body.HandlerId && d.DivisionCode == p.DivisionCode, cancellationToken)
                ? p.Transfer(request.Body.OccurredOn, request.Body.HandlerId)
                : (DepartmentErrors.NotFound with { Kind = ErrorKind.Rule }).At("/handlerId"), cancellationToken);
}
