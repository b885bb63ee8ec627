using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>How an evaluation's result was used, in order; the latest counts.</summary>
public sealed record ListResults(Guid EvaluationId) : IQuery<Catalogue<ResultApplicationDto>>;

/// <summary>What becomes of the money.</summary>
public sealed record ResultApplicationDto
{
    public required Guid Id { get; init; }
    public required Guid EvaluationId { get; init; }
    public required ResultDecision Decision { get; init; }
    public Money? Amount { get; init; }
    public required int NextYear { get; init; }
    public required string Reason { get; init; }
    public required string Actor { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    internal static ResultApplicationDto Of(ResultApplication r) => new()
    {
        Id = r.Id,
        EvaluationId = r.EvaluationId,
        Decision = r.Decision,
        Amount = r.Amount is { } yuan ? new Money(yuan) : null,
        NextYear = r.NextYear,
        Reason = r.Reason,
        Actor = r.Actor,
        RecordedAt = r.RecordedAt,
    };
}

internal sealed class ListResultsHandler(IApplicationDbContext db) : IRequestHandler<ListResults, Result<Catalogue<ResultApplicationDto>>>
{
    public async Task<Result<Catalogue<ResultApplicationDto>>> Handle(ListResults request, CancellationToken cancellationToken)
    {
        if (!await db.Evaluations.AnyAsync(e => e.Id == request.EvaluationId, cancellationToken)) return EvaluationErrors.NotFound;
        var decided = await db.ResultApplications.AsNoTracking().Where(r => r.EvaluationId == request.EvaluationId).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return new Catalogue<ResultApplicationDto> { Items = [.. decided.Select(ResultApplicationDto.Of)] };
    }
}
