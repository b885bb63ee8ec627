using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Imports;

namespace ReliefApi.Application.Imports;

/// <summary>One import with its first faults.</summary>
public sealed record GetLedgerImport(Guid Id) : IQuery<LedgerImportDto>;

internal sealed class GetLedgerImportHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<GetLedgerImport, Result<LedgerImportDto>>
{
    private const int Shown = 100;

    public async Task<Result<LedgerImportDto>> Handle(GetLedgerImport request, CancellationToken cancellationToken)
    {
        var imports = db.LedgerImports.Where(i => i.Id == request.Id);
        if (await imports.ProjectTo<LedgerImportSummary>(mapper.ConfigurationProvider).SingleOrDefaultAsync(cancellationToken) is not { } import) return ImportErrors.NotFound;
        var ignored = await imports.Select(i => i.IgnoredColumns).SingleAsync(cancellationToken);
        var faults = await db.ImportFaults.Where(f => f.ImportId == request.Id).OrderBy(f => f.Sequence).Take(Shown)
            .ProjectTo<ImportFaultDto>(mapper.ConfigurationProvider).ToListAsync(cancellationToken);
        return new LedgerImportDto
        {
            Id = import.Id,
            DivisionCode = import.DivisionCode,
            Kind = import.Kind,
            Mode = import.Mode,
            DryRun = import.DryRun,
            ProjectId = import.ProjectId,
            FiscalYear = import.FiscalYear,
            File = import.File,
            Encoding = import.Encoding,
            Sha256 = import.Sha256,
            Size = import.Size,
            ImportedBy = import.ImportedBy,
            ReceivedAt = import.ReceivedAt,
            FinishedAt = import.FinishedAt,
            Rows = import.Rows,
            Created = import.Created,
            Unchanged = import.Unchanged,
            Rejected = import.Rejected,
            FaultTotal = import.FaultTotal,
            Applied = import.Applied,
            IgnoredColumns = ignored?.Split('\n') ?? [],
            Faults = faults,
        };
    }
}
