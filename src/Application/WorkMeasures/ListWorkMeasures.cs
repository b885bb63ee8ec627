using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.WorkMeasures;

namespace ReliefApi.Application.WorkMeasures;

/// <summary>Records of work that the caller may see.</summary>
/// <param name="FiscalYear">Only work of this year.</param>
/// <param name="Sort"><c>id</c> (order of entry); a leading minus turns it round.</param>
public sealed record ListWorkMeasures(Choice<WorkMeasureKind>? Kind, int? FiscalYear, Guid? DepartmentId,
    string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<WorkMeasureDto>>, IPaged;

internal sealed class ListWorkMeasuresRules : AbstractValidator<ListWorkMeasures>
{
    public ListWorkMeasuresRules()
    {
        this.CheckPaging();
        RuleFor(q => q.Kind).Known();
    }
}

internal sealed class ListWorkMeasuresHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListWorkMeasures, Result<Page<WorkMeasureDto>>>
{
    // The date of a record may be corrected, so it is no key to page by.
    private static readonly Keyset<WorkMeasureDto> Order = new(new("id", (WorkMeasureDto m) => m.Id));

    public Task<Result<Page<WorkMeasureDto>>> Handle(ListWorkMeasures request, CancellationToken cancellationToken)
    {
        var measures = db.WorkMeasures.AsQueryable();
        if (request.Kind is { } kind) measures = measures.Where(m => m.Kind == kind.Value);
        if (request.FiscalYear is { } year) measures = measures.Where(m => m.FiscalYear == year);
        if (request.DepartmentId is { } department) measures = measures.Where(m => m.DepartmentId == department);
        return Order.ReadAsync(measures.ProjectTo<WorkMeasureDto>(mapper.ConfigurationProvider), request, cancellationToken);
    }
}
