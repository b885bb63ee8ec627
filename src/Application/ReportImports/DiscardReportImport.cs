using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.ReportImports;

namespace ReliefApi.Application.ReportImports;

/// <summary>Puts an imported report aside; the file may come in again.</summary>
public sealed record DiscardReportImport(Guid Id, int ExpectedRevision) : ICommand<ReportImportDto>;

internal sealed class DiscardReportImportHandler(IApplicationDbContext db, ICallContext call, TimeProvider clock) : IRequestHandler<DiscardReportImport, Result<ReportImportDto>>
{
    public async Task<Result<ReportImportDto>> Handle(DiscardReportImport request, CancellationToken cancellationToken)
    {
        var import = await db.ReportImports.SingleOrDefaultAsync(i => i.Id == request.Id, cancellationToken);
        if (import.FaultOf(request.ExpectedRevision, ReportImportErrors.NotFound) is { } fault) return fault;
        var discarded = import!.Discard(call.Actor, clock.GetUtcNow());
        if (!discarded.Succeeded) return Result<ReportImportDto>.Refused(discarded.Errors);
        await db.SaveChangesAsync(cancellationToken);
        return ReportImportDto.Of(import);
    }
}
