using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Application.ReportTemplates;

/// <summary>The built-in wording and the latest version of every other one, or all of one.</summary>
public sealed record ListReportTemplates(string? TemplateCode) : IQuery<Catalogue<ReportTemplateDto>>;

/// <summary>One version of a report's wording; the latest unless one is named.</summary>
public sealed record GetReportTemplate(string Code, int? Version) : IQuery<ReportTemplateDto>;

internal sealed class ReadReportTemplatesHandler(IApplicationDbContext db)
    : IRequestHandler<ListReportTemplates, Result<Catalogue<ReportTemplateDto>>>, IRequestHandler<GetReportTemplate, Result<ReportTemplateDto>>
{
    public async Task<Result<Catalogue<ReportTemplateDto>>> Handle(ListReportTemplates request, CancellationToken cancellationToken)
    {
        var stored = await db.ReportTemplates.AsNoTracking().Where(t => request.TemplateCode == null || t.Code == request.TemplateCode).ToListAsync(cancellationToken);
        var shown = request.TemplateCode is null ? stored.GroupBy(t => t.Code).Select(versions => versions.MaxBy(t => t.Version)!) : stored;
        var items = shown.OrderBy(t => t.Code, StringComparer.Ordinal).ThenBy(t => t.Version).Select(ReportTemplateDto.Of);
        return new Catalogue<ReportTemplateDto> { Items = request.TemplateCode is null or ReportTemplate.BuiltInCode ? [ReportTemplateDto.BuiltIn, .. items] : [.. items] };
    }

    public async Task<Result<ReportTemplateDto>> Handle(GetReportTemplate request, CancellationToken cancellationToken)
    {
        if (request is { Code: ReportTemplate.BuiltInCode, Version: null or ReportTemplate.BuiltInVersion }) return ReportTemplateDto.BuiltIn;
        var stored = await db.ReportTemplates.AsNoTracking().Where(t => t.Code == request.Code && (request.Version == null || t.Version == request.Version))
            .OrderByDescending(t => t.Version).FirstOrDefaultAsync(cancellationToken);
        return stored is null ? ReportTemplateErrors.NotFound : ReportTemplateDto.Of(stored);
    }
}
