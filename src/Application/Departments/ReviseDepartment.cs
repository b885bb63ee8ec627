using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Departments;

namespace ReliefApi.Application.Departments;

/// <summary>Replaces what people enter about a department or unit; its code and division stay.</summary>
public sealed record ReviseDepartment(Guid Id, int ExpectedRevision, DepartmentContent Body) : ICommand<DepartmentDto>;

internal sealed class ReviseDepartmentRules : AbstractValidator<ReviseDepartment>
{
    public ReviseDepartmentRules() => RuleFor(r => r.Body).SetValidator(new DepartmentContentRules());
}

internal sealed class ReviseDepartmentHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ReviseDepartment, Result<DepartmentDto>>
{
    public async Task<Result<DepartmentDto>> Handle(ReviseDepartment request, CancellationToken cancellationToken)
    {
        var department = await db.Departments.SingleOrDefaultAsync(d => d.Id == request.Id, cancellationToken);
        if (department.FaultOf(request.ExpectedRevision, DepartmentErrors.NotFound) is { } fault) return fault;
        if (request.Body.ParentId is { } parent && !await db.Departments.AnyAsync(
                d => d.Id == parent && d.Id != request.Id && d.DivisionCode == department!.DivisionCode && d.Kind == DepartmentKind.Department, cancellationToken))
            return DepartmentErrors.UnitNeedsDepartment.At("/parentId");
        if (request.Body.Kind == DepartmentKind.Unit && await db.Departments.AnyAsync(d => d.ParentId == request.Id, cancellationToken))
            return DepartmentErrors.HasUnits.At("/kind");

        department!.Revise(request.Body.Name, request.Body.Kind, request.Body.ParentId);
        await db.SaveChangesAsync(cancellationToken);
        return await db.Departments.Where(d => d.Id == request.Id).ProjectTo<DepartmentDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken);
    }
}
