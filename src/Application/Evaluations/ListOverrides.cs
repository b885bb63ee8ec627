using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>Every override of a row's score, in order; the latest of a row counts.</summary>
public sealed record ListOverrides(Guid EvaluationId) : IQuery<Catalogue<OverrideDto>>;

/// <summary>A reviewer's score in place of a computed one.</summary>
public sealed record OverrideDto
{
    public required Guid Id { get; init; }
    public required string RowKey { get; init; }
    /// <summary>What the engine gave.</summary>
    public decimal? Computed { get; init; }
    /// <summary>The score that counted until then.</summary>
    public decimal? Before { get; init; }
    public required decimal After { get; init; }
    public required string Reason { get; init; }
    public required string Actor { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<EvaluationOverride, OverrideDto>();
    }
}

internal sealed class ListOverridesHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListOverrides, Result<Catalogue<OverrideDto>>>
{
    public async Task<Result<Catalogue<OverrideDto>>> Handle(ListOverrides request, CancellationToken cancellationToken)
    {
        if (!await db.Evaluations.AnyAsync(e => e.Id == request.EvaluationId, cancellationToken)) return EvaluationErrors.NotFound;
        return new Catalogue<OverrideDto>
        {
            Items = await db.EvaluationOverrides.Where(o => o.EvaluationId == request.EvaluationId).OrderBy(o => o.Id).ProjectTo<OverrideDto>(mapper.ConfigurationProvider).ToListAsync(cancellationToken),
        };
    }
}
