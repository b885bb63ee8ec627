using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Drafts;

/// <summary>The versions of an evaluation's draft: who wrote which, when and how.</summary>
/// <param name="Sort"><c>id</c> (order of entry); a leading minus turns it round.</param>
public sealed record ListDrafts(Guid Id, string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<DraftVersionDto>>, IPaged;

/// <summary>A version of a draft without its text.</summary>
public sealed record DraftVersionDto
{
    public required Guid Id { get; init; }
    public required int Version { get; init; }
    public required DraftOrigin Origin { get; init; }
    public required string Author { get; init; }
    /// <summary>SHA-256 of the stored model.</summary>
    public required string Sha256 { get; init; }
    public required string TemplateCode { get; init; }
    public required int TemplateVersion { get; init; }
    public required DateTimeOffset GeneratedAt { get; init; }

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<EvaluationDraft, DraftVersionDto>();
    }
}

internal sealed class ListDraftsRules : AbstractValidator<ListDrafts>
{
    public ListDraftsRules() => this.CheckPaging();
}

internal sealed class ListDraftsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListDrafts, Result<Page<DraftVersionDto>>>
{
    private static readonly Keyset<DraftVersionDto> Order = new(new("id", (DraftVersionDto d) => d.Id));

    public async Task<Result<Page<DraftVersionDto>>> Handle(ListDrafts request, CancellationToken cancellationToken)
    {
        var page = await Order.ReadAsync(db.EvaluationDrafts.Where(d => d.EvaluationId == request.Id).ProjectTo<DraftVersionDto>(mapper.ConfigurationProvider), request, cancellationToken);
        return page is { Succeeded: true, Value.Items.Count: 0 } && !await db.Evaluations.AnyAsync(e => e.Id == request.Id, cancellationToken) ? EvaluationErrors.NotFound : page;
    }
}
