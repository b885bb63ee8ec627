using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Security;

namespace ReliefApi.Application.Audit;

/// <summary>One recorded access to protected data. Entries of a division form a chain: each hash covers the entry and the hash before it.</summary>
public sealed record AuditEntryDto
{
    public required string DivisionCode { get; init; }
    /// <summary>Counts from 1 within the division, without gaps.</summary>
    public required long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Who did it.</summary>
    public required string Actor { get; init; }
    /// <summary>What was done, such as <c>reveal</c>.</summary>
    public required string Action { get; init; }
    /// <summary>Path of the resource concerned.</summary>
    public required string Subject { get; init; }
    /// <summary>Members shown, separated by commas; never their values.</summary>
    public required string Members { get; init; }
    public required string Reason { get; init; }
    /// <summary>SHA-256 of the entry before, base64; empty for the first.</summary>
    public required byte[] PreviousHash { get; init; }
    /// <summary>SHA-256 of this entry and the hash before it, base64.</summary>
    public required byte[] Hash { get; init; }

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<AuditEntry, AuditEntryDto>();
    }
}

/// <summary>The audit chain of one division.</summary>
/// <param name="DivisionCode">Whose chain; the caller's own division unless given.</param>
/// <param name="Actor">Only what this person or machine did.</param>
/// <param name="Subject">Only what concerns this resource.</param>
/// <param name="From">Only from this instant on.</param>
/// <param name="To">Only up to this instant.</param>
/// <param name="Sort"><c>sequence</c>; a leading minus turns it round.</param>
public sealed record ListAuditEntries(string? DivisionCode, string? Actor, string? Subject, DateTimeOffset? From, DateTimeOffset? To,
    string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<AuditEntryDto>>, IPaged;

internal sealed class ListAuditEntriesRules : AbstractValidator<ListAuditEntries>
{
    public ListAuditEntriesRules() => this.CheckPaging();
}

internal sealed class ListAuditEntriesHandler(IApplicationDbContext db, IMapper mapper, ICallContext call) : IRequestHandler<ListAuditEntries, Result<Page<AuditEntryDto>>>
{
    private static readonly Keyset<AuditEntryDto> Order = new(new("sequence", (AuditEntryDto e) => e.Sequence));

    public Task<Result<Page<AuditEntryDto>>> Handle(ListAuditEntries request, CancellationToken cancellationToken)
    {
        var division = request.DivisionCode ?? call.DivisionCode;
        var entries = db.AuditEntries.Where(e => e.DivisionCode == division);
        if (request.Actor is { } actor) entries = entries.Where(e => e.Actor == actor);
        if (request.Subject is { } subject) entries = entries.Where(e => e.Subject == subject);
        if (request.From?.ToUniversalTime() is { } from) entries = entries.Where(e => e.At >= from);
        if (request.To?.ToUniversalTime() is { } to) entries = entries.Where(e => e.At <= to);
        return Order.ReadAsync(entries.ProjectTo<AuditEntryDto>(mapper.ConfigurationProvider), request, cancellationToken);
    }
}
