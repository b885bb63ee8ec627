using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Departments;

namespace ReliefApi.Application.Departments;

/// <summary>Departments and units that the caller may see.</summary>
/// <param name="DivisionCode">Only those of this division.</param>
/// <param name="ParentId">Only the units of this department.</param>
/// <param name="Sort"><c>id</c> (order of entry) or <c>code</c>; a leading minus turns it round.</param>
public sealed record ListDepartments(string? DivisionCode, Choice<DepartmentKind>? Kind, Guid? ParentId,
    string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<DepartmentDto>>, IPaged;

internal sealed class ListDepartmentsRules : AbstractValidator<ListDepartments>
{
    public ListDepartmentsRules()
    {
        this.CheckPaging();
        RuleFor(q => q.Kind).Known();
    }
}

internal sealed class ListDepartmentsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListDepartments, Result<Page<DepartmentDto>>>
{
    private static readonly Keyset<DepartmentDto> Order = new(new("id", (DepartmentDto d) => d.Id), new SortKey<DepartmentDto>("code", (DepartmentDto d) => d.Code));

    public Task<Result<Page<DepartmentDto>>> Handle(ListDepartments request, CancellationToken cancellationToken)
    {
        var departments = db.Departments.AsQueryable();
        if (request.DivisionCode is { } division) departments = departments.Where(d => d.DivisionCode == division);
        if (request.Kind is { } kind) departments = departments.Where(d => d.Kind == kind.Value);
        if (request.ParentId is { } parent) departments = departments.Where(d => d.ParentId == parent);
        return Order.ReadAsync(departments.ProjectTo<DepartmentDto>(mapper.ConfigurationProvider), request, cancellationToken);
    }
}
