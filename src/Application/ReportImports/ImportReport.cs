using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.ReportImports;

namespace ReliefApi.Application.ReportImports;

/// <summary>Takes a report in as a draft of the caller's county. The same file again is the same import.</summary>
public sealed record ImportReport(byte[] File, FileClaim Claim) : ICommand<ReportImportDto>;

internal sealed class ImportReportHandler(IApplicationDbContext db, IReportFileReader files, ICallContext call, TimeProvider clock) : IRequestHandler<ImportReport, Result<ReportImportDto>>
{
    public async Task<Result<ReportImportDto>> Handle(ImportReport request, CancellationToken cancellationToken)
    {
        var division = call.DivisionCode;
        if (DivisionCode.LevelOf(division) != DivisionLevel.County) return DivisionErrors.NotCounty;
        var text = files.Read(request.File, request.Claim);
        if (!text.Succeeded) return Result<ReportImportDto>.Refused(text.Errors);

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(request.File));
        var import = await db.ReportImports.SingleOrDefaultAsync(i => i.DivisionCode == division && i.Sha256 == sha256 && i.Status != ReportImportStatus.Discarded, cancellationToken);
        if (import is null)
        {
            import = ReportImport.Take(Guid.CreateVersion7(), division, sha256, text.Value, call.Actor, clock.GetUtcNow());
            db.ReportImports.Add(import);
            await db.SaveChangesAsync(cancellationToken);
        }

        return ReportImportDto.Of(import);
    }
}
