using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.ReportImports;

namespace ReliefApi.Application.ReportImports;

/// <summary>Imported reports that the caller may see.</summary>
/// <param name="Sort"><c>id</c> (order of entry); a leading minus turns it round.</param>
public sealed record ListReportImports(Choice<ReportImportStatus>? Status, Guid? ProjectId,
    string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<ReportImportSummary>>, IPaged;

internal sealed class ListReportImportsRules : AbstractValidator<ListReportImports>
{
    public ListReportImportsRules()
    {
        this.CheckPaging();
        RuleFor(q => q.Status).Known();
    }
}

internal sealed class ListReportImportsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListReportImports, Result<Page<ReportImportSummary>>>
{
    private static readonly Keyset<ReportImportSummary> Order = new(new("id", (ReportImportSummary i) => i.Id));

    public Task<Result<Page<ReportImportSummary>>> Handle(ListReportImports request, CancellationToken cancellationToken)
    {
        var imports = db.ReportImports.AsQueryable();
        if (request.Status is { } status) imports = imports.Where(i => i.Status == status.Value);
        if (request.ProjectId is { } project) imports = imports.Where(i => i.ProjectId == project);
        return Order.ReadAsync(imports.ProjectTo<ReportImportSummary>(mapper.ConfigurationProvider), request, cancellationToken);
    }
}
