using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Imports;

namespace ReliefApi.Application.Imports;

/// <summary>Imported files that the caller may see.</summary>
/// <param name="Sort"><c>id</c> (order of receipt); a leading minus turns it round.</param>
public sealed record ListLedgerImports(Choice<ImportKind>? Kind, string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<LedgerImportSummary>>, IPaged;

internal sealed class ListLedgerImportsRules : AbstractValidator<ListLedgerImports>
{
    public ListLedgerImportsRules()
    {
        this.CheckPaging();
        RuleFor(q => q.Kind).Known();
    }
}

internal sealed class ListLedgerImportsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListLedgerImports, Result<Page<LedgerImportSummary>>>
{
    private static readonly Keyset<LedgerImportSummary> Order = new(new("id", (LedgerImportSummary i) => i.Id));

    public Task<Result<Page<LedgerImportSummary>>> Handle(ListLedgerImports request, CancellationToken cancellationToken)
    {
        var imports = db.LedgerImports.AsQueryable();
        if (request.Kind is { } kind) imports = imports.Where(i => i.Kind == kind.Value);
        return Order.ReadAsync(imports.ProjectTo<LedgerImportSummary>(mapper.ConfigurationProvider), request, cancellationToken);
    }
}
