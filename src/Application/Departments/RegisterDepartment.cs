using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Departments;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Application.Departments;

/// <summary>What people enter about a department or unit.</summary>
public record DepartmentContent
{
    public required string Name { get; init; }
    public required DepartmentKind Kind { get; init; }
    /// <summary>The department that a unit belongs to; a department has none.</summary>
    public Guid? ParentId { get; init; }
}

/// <summary>A new department or unit.</summary>
public sealed record RegisterDepartment : DepartmentContent, ICommand<DepartmentDto>
{
    /// <summary>Division that it belongs to.</summary>
    public required string DivisionCode { get; init; }
    /// <summary>Unique within the division.</summary>
    public required string Code { get; init; }
}

internal sealed class DepartmentContentRules : AbstractValidator<DepartmentContent>
{
    public DepartmentContentRules()
    {
        RuleFor(d => d.Name).NotEmpty().MaximumLength(200);
        RuleFor(d => d.Kind).IsInEnum();
        RuleFor(d => d.ParentId).Null().When(d => d.Kind == DepartmentKind.Department, ApplyConditionTo.CurrentValidator).Refuse(DepartmentErrors.DepartmentHasNoParent);
        RuleFor(d => d.ParentId).NotNull().When(d => d.Kind == DepartmentKind.Unit, ApplyConditionTo.CurrentValidator).Refuse(DepartmentErrors.UnitNeedsDepartment);
    }
}

internal sealed class RegisterDepartmentRules : AbstractValidator<RegisterDepartment>
{
    public RegisterDepartmentRules()
    {
        Include(new DepartmentContentRules());
        RuleFor(d => d.DivisionCode).IsDivisionCode();
        RuleFor(d => d.Code).NotEmpty().MaximumLength(40).Matches("^[0-9A-Za-z-]+$");
    }
}

internal sealed class RegisterDepartmentHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<RegisterDepartment, Result<DepartmentDto>>
{
    public async Task<Result<DepartmentDto>> Handle(RegisterDepartment request, CancellationToken cancellationToken)
    {
        if (!await db.Divisions.AnyAsync(d => d.DivisionCode == request.DivisionCode, cancellationToken))
            return (DivisionErrors.NotFound with { Kind = ErrorKind.Rule }).At("/divisionCode");
        if (await db.Departments.AnyAsync(d => d.DivisionCode == request.DivisionCode && d.Code == request.Code, cancellationToken))
            return DepartmentErrors.CodeTaken.At("/code");
        if (request.ParentId is { } parent
            && !await db.Departments.AnyAsync(d => d.Id == parent && d.DivisionCode == request.DivisionCode && d.Kind == DepartmentKind.Department, cancellationToken))
            return DepartmentErrors.UnitNeedsDepartment.At("/parentId");

        var department = Department.Register(Guid.CreateVersion7(), request.DivisionCode, request.Code, request.Name, request.Kind, request.ParentId);
        db.Departments.Add(department);
        await db.SaveChangesAsync(cancellationToken);
        return await db.Departments.Where(d => d.Id == department.Id).ProjectTo<DepartmentDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken);
    }
}
