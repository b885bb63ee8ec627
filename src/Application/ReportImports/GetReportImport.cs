using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.ReportImports;

namespace ReliefApi.Application.ReportImports;

/// <summary>One imported report with what was read from it.</summary>
public sealed record GetReportImport(Guid Id) : IQuery<ReportImportDto>;

internal sealed class GetReportImportHandler(IApplicationDbContext db) : IRequestHandler<GetReportImport, Result<ReportImportDto>>
{
    public async Task<Result<ReportImportDto>> Handle(GetReportImport request, CancellationToken cancellationToken) =>
        await db.ReportImports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.Id, cancellationToken) is { } import ? ReportImportDto.Of(import) : ReportImportErrors.NotFound;
}
