using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Findings;

namespace ReliefApi.Application.Findings;

/// <summary>Why a waiver is taken back.</summary>
public sealed record WaiverRevocation
{
    public required string Reason { get; init; }
}

/// <summary>Takes a waiver back: the finding stands again, both records stay.</summary>
public sealed record RevokeFindingWaiver(Guid Id, WaiverRevocation Body) : ICommand<FindingWaiverDto>;

internal sealed class RevokeFindingWaiverRules : AbstractValidator<RevokeFindingWaiver>
{
    public RevokeFindingWaiverRules() => RuleFor(r => r.Body.Reason).NotEmpty().MaximumLength(1000);
}

internal sealed class RevokeFindingWaiverHandler(IApplicationDbContext db, ICallContext call, TimeProvider clock) : IRequestHandler<RevokeFindingWaiver, Result<FindingWaiverDto>>
{
    public async Task<Result<FindingWaiverDto>> Handle(RevokeFindingWaiver request, CancellationToken cancellationToken)
    {
        var waiver = await db.FindingWaivers.AsNoTracking().SingleOrDefaultAsync(w => w.Id == request.Id, cancellationToken);
        if (waiver is null) return FindingErrors.WaiverNotFound;
        // The unique index on what is revoked decides between two who revoke at once.
        if (await db.FindingWaivers.AnyAsync(w => w.RevokesId == waiver.Id, cancellationToken)) return FindingErrors.AlreadyRevoked;
        var revoked = waiver.Revoke(Guid.CreateVersion7(), request.Body.Reason, call.Actor, clock.GetUtcNow());
        if (!revoked.Succeeded) return Result<FindingWaiverDto>.Refused(revoked.Errors);
        db.FindingWaivers.Add(revoked.Value);
        await db.SaveChangesAsync(cancellationToken);
        return FindingWaiverDto.Of(waiver, revoked.Value);
    }
}
