using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Operations;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Imports;
using ReliefApi.Domain.Operations;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Imports;

/// <summary>How a file is imported.</summary>
/// <param name="DryRun">true unless said otherwise: everything is tried and every fault named, and nothing is stored.</param>
/// <param name="Mode">atomic, unless said otherwise: all rows, or none when one has a fault; perRow: every row that has no fault.</param>
/// <param name="ProjectId">The project of rows that name none.</param>
/// <param name="FiscalYear">The year of rows that name none.</param>
public sealed record ImportQuery(bool? DryRun, Choice<ImportMode>? Mode, Guid? ProjectId, int? FiscalYear);

/// <summary>Imports the rows of a file that has been received. While the same file is being imported, asking again is the same import.</summary>
public sealed record StartImport(ImportKind Kind, ImportQuery Query, ReceivedFile File) : ICommand<OperationDto>;

internal sealed class StartImportRules : AbstractValidator<StartImport>
{
    public StartImportRules()
    {
        RuleFor(r => r.Query.Mode).Known().OverridePropertyName("Mode");
        RuleFor(r => r.Query.FiscalYear).Must(y => y is null or (>= 2000 and <= 2100)).Refuse(ImportErrors.YearOutOfRange.At("/fiscalYear"));
    }
}

internal sealed class StartImportHandler(IApplicationDbContext db, ICallContext call, TimeProvider clock) : IRequestHandler<StartImport, Result<OperationDto>>
{
    public async Task<Result<OperationDto>> Handle(StartImport request, CancellationToken cancellationToken)
    {
        var (division, file) = (call.DivisionCode, request.File);
        if (DivisionCode.LevelOf(division) != DivisionLevel.County) return DivisionErrors.NotCounty;
        if (file.Refusal is { } refusal) return refusal;
        var order = new ImportRequest(request.Kind, request.Query.Mode?.Value ?? ImportMode.Atomic, request.Query.DryRun ?? true, request.Query.ProjectId, request.Query.FiscalYear);
        if (order.ProjectId is { } project && !await db.Projects.AnyAsync(p => p.Id == project && p.DivisionCode == division, cancellationToken))
            return (ProjectErrors.NotFound with { Kind = ErrorKind.Rule }).At("/projectId");

        var running = await (from i in db.LedgerImports
                             where i.DivisionCode == division && i.FinishedAt == null && i.Sha256 == file.Sha256 && i.Kind == order.Kind && i.Mode == order.Mode && i.DryRun == order.DryRun
                                   && i.ProjectId == order.ProjectId && i.FiscalYear == order.FiscalYear && i.ImportedBy == call.Actor
                             join o in db.Operations on i.Id equals o.Id
                             where o.Status == OperationStatus.Queued || o.Status == OperationStatus.Running
                             select o).FirstOrDefaultAsync(cancellationToken);
        if (running is not null) return OperationDto.Of(running, running.Done, running.Failed);

        var now = clock.GetUtcNow();
        var operation = Operation.Import(file.Id, division, order.FiscalYear, order.ProjectId, call.Actor, now);
        db.Operations.Add(operation);
        db.LedgerImports.Add(LedgerImport.Receive(file.Id, division, order, file.File, file.Encoding, file.Sha256, file.Size, call.Actor, now));
        await db.SaveChangesAsync(cancellationToken);
        var sequence = 0;
        await foreach (var piece in file.Pieces(cancellationToken))
            await db.Database.ExecuteSqlAsync(
                // language=SQL
                $"insert into relief.import_chunks (import_id, sequence, division_code, content, stored_at) values ({file.Id}, {sequence++}, {division}, {piece}, {now})", cancellationToken);
        return OperationDto.Of(operation, 0, 0);
    }
}
