using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Operations;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Operations;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Attainment;

/// <summary>Recompute the attainment of a division's subtree.</summary>
public sealed record StartRecompute : ICommand<OperationDto>
{
    /// <summary>Root of the subtree; 000000 for the whole country.</summary>
    public required string DivisionCode { get; init; }
    /// <summary>Count everything anew; otherwise only what has changed since.</summary>
    public bool Full { get; init; }
}

/// <summary>Recompute the attainment of one project.</summary>
public sealed record StartProjectRecompute(Guid ProjectId) : ICommand<OperationDto>;

internal sealed class StartRecomputeRules : AbstractValidator<StartRecompute>
{
    public StartRecomputeRules() => RuleFor(r => r.DivisionCode).IsDivisionCode().Unless(r => r.DivisionCode == DivisionCode.Nation);
}

internal sealed class StartRecomputeHandler(IApplicationDbContext db, ICallContext call, TimeProvider clock)
    : IRequestHandler<StartRecompute, Result<OperationDto>>, IRequestHandler<StartProjectRecompute, Result<OperationDto>>
{
    public Task<Result<OperationDto>> Handle(StartRecompute request, CancellationToken cancellationToken) =>
        StartAsync(Operation.Recompute(Guid.CreateVersion7(), request.DivisionCode, null, request.Full, call.Actor, clock.GetUtcNow()), cancellationToken);

    public async Task<Result<OperationDto>> Handle(StartProjectRecompute request, CancellationToken cancellationToken)
    {
        var division = await db.Projects.Where(p => p.Id == request.ProjectId).Select(p => p.DivisionCode).SingleOrDefaultAsync(cancellationToken);
        if (division is null) return ProjectErrors.NotFound;
        return await StartAsync(Operation.Recompute(Guid.CreateVersion7(), division, request.ProjectId, true, call.Actor, clock.GetUtcNow()), cancellationToken);
    }

    private async Task<Result<OperationDto>> StartAsync(Operation operation, CancellationToken ct)
    {
        db.Operations.Add(operation);
        await db.SaveChangesAsync(ct);
        return OperationDto.Of(operation, 0, 0);
    }
}
