using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Findings;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Findings;

/// <summary>The finding to dismiss, as it was read, and why.</summary>
public sealed record NewWaiver
{
    public required int FiscalYear { get; init; }
    public required string FindingId { get; init; }
    public required string Place { get; init; }
    /// <summary>As it was read: a finding whose values have changed since is refused.</summary>
    public required string Fingerprint { get; init; }
    public required string Reason { get; init; }
}

/// <summary>Dismisses a warning or an error of a project and year, in the name of the caller.</summary>
public sealed record WaiveFinding(Guid ProjectId, NewWaiver Body) : ICommand<FindingWaiverDto>;

internal sealed class WaiveFindingRules : AbstractValidator<WaiveFinding>
{
    public WaiveFindingRules()
    {
        RuleFor(r => r.Body.FiscalYear).IsFiscalYear();
        RuleFor(r => r.Body.FindingId).NotEmpty().MaximumLength(60);
        RuleFor(r => r.Body.Place).NotEmpty().MaximumLength(300);
        RuleFor(r => r.Body.Fingerprint).NotEmpty().MaximumLength(64);
        RuleFor(r => r.Body.Reason).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class WaiveFindingHandler(IApplicationDbContext db, FindingReader findings, ICallContext call, TimeProvider clock) : IRequestHandler<WaiveFinding, Result<FindingWaiverDto>>
{
    public async Task<Result<FindingWaiverDto>> Handle(WaiveFinding request, CancellationToken cancellationToken)
    {
        var body = request.Body;
        if (await findings.OfProjectAsync(request.ProjectId, body.FiscalYear, cancellationToken) is not { } found) return ProjectErrors.NotFound;
        List<WaivableFinding> all = [.. found.Findings];
        foreach (var evaluation in await db.Evaluations.AsNoTracking().Where(e => e.ProjectId == request.ProjectId && e.FiscalYear == body.FiscalYear).ToListAsync(cancellationToken))
            all.AddRange((await findings.OfEvaluationAsync(evaluation, cancellationToken)).Findings);
        if (all.Find(f => f.Finding.Id == body.FindingId && f.Finding.Place.Key == body.Place && f.Finding.Fingerprint == body.Fingerprint) is not { } finding) return FindingErrors.NotPresent;
        if (finding.Waiver is not null) return FindingErrors.AlreadyWaived;

        var waived = FindingWaiver.Waive(Guid.CreateVersion7(), found.Project.DivisionCode, found.Project.Id, body.FiscalYear, finding.Finding, body.Reason, call.Actor, clock.GetUtcNow());
        if (!waived.Succeeded) return Result<FindingWaiverDto>.Refused(waived.Errors);
        db.FindingWaivers.Add(waived.Value);
        await db.SaveChangesAsync(cancellationToken);
        return FindingWaiverDto.Of(waived.Value, null);
    }
}
