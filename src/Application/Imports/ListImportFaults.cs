using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Imports;

namespace ReliefApi.Application.Imports;

/// <summary>Every fault of an imported file, up to a hundred thousand.</summary>
/// <param name="Sort"><c>sequence</c>; a leading minus turns it round.</param>
public sealed record ListImportFaults(Guid Id, string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<ImportFaultDto>>, IPaged;

internal sealed class ListImportFaultsRules : AbstractValidator<ListImportFaults>
{
    public ListImportFaultsRules() => this.CheckPaging();
}

internal sealed class ListImportFaultsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListImportFaults, Result<Page<ImportFaultDto>>>
{
    private static readonly Keyset<ImportFaultDto> Order = new(new("sequence", (ImportFaultDto f) => f.Sequence));

    public async Task<Result<Page<ImportFaultDto>>> Handle(ListImportFaults request, CancellationToken cancellationToken)
    {
        var page = await Order.ReadAsync(db.ImportFaults.Where(f => f.ImportId == request.Id).ProjectTo<ImportFaultDto>(mapper.ConfigurationProvider), request, cancellationToken);
        return page is { Succeeded: true, Value.Items.Count: 0 } && !await db.LedgerImports.AnyAsync(i => i.Id == request.Id, cancellationToken) ? ImportErrors.NotFound : page;
    }
}
