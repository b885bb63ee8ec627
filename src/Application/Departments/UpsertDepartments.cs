using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Batches;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Departments;

namespace ReliefApi.Application.Departments;

/// <summary>A department or unit, named and related by codes alone.</summary>
public sealed record DepartmentRow
{
    /// <summary>Division that it belongs to.</summary>
    public required string DivisionCode { get; init; }
    /// <summary>Unique within the division.</summary>
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required DepartmentKind Kind { get; init; }
    /// <summary>Code of the department that a unit belongs to; a department has none.</summary>
    public string? ParentCode { get; init; }
}

/// <summary>Registers departments and units, or brings them up to date, by division and code.</summary>
public sealed record UpsertDepartments(Choice<BatchMode>? Mode, BatchRows<DepartmentRow> Body) : ICommand<BatchOutcome>;

internal sealed class UpsertDepartmentsRules : AbstractValidator<UpsertDepartments>
{
    public UpsertDepartmentsRules() => this.CheckBatch(b => b.Body.Items, b => b.Mode);
}

internal sealed class UpsertDepartmentsHandler(IApplicationDbContext db, BatchUpsert batch, Inner<RegisterDepartment, DepartmentDto> register, Inner<ReviseDepartment, DepartmentDto> revise)
    : IRequestHandler<UpsertDepartments, Result<BatchOutcome>>
{
    public Task<Result<BatchOutcome>> Handle(UpsertDepartments request, CancellationToken cancellationToken) =>
        batch.RunAsync(request.Body.Items, request.Mode?.Value ?? BatchMode.Atomic, d => (d.DivisionCode, d.Code), d => UpsertAsync(d, cancellationToken), cancellationToken);

    private async Task<Result<Upserted>> UpsertAsync(DepartmentRow row, CancellationToken ct)
    {
        var parent = row.ParentCode is null ? null : await db.IdOfDepartmentAsync(row.DivisionCode, row.ParentCode, ct);
        if (row.ParentCode is not null && parent is null) return (DepartmentErrors.NotFound with { Kind = ErrorKind.Rule }).At("/parentCode");
        var present = await db.Departments.Where(d => d.DivisionCode == row.DivisionCode && d.Code == row.Code).Select(d => new { d.Id, d.Revision }).SingleOrDefaultAsync(ct);
        var result = present is null
            ? await register.RunAsync(new() { DivisionCode = row.DivisionCode, Code = row.Code, Name = row.Name, Kind = row.Kind, ParentId = parent }, ct)
            : await revise.RunAsync(new(present.Id, present.Revision, new() { Name = row.Name, Kind = row.Kind, ParentId = parent }), ct);
        return BatchUpsert.Of(result, present?.Revision, d => $"/departments/{d.Id}");
    }
}

internal static class DepartmentCodes
{
    public static Task<Guid?> IdOfDepartmentAsync(this IApplicationDbContext db, string divisionCode, string code, CancellationToken ct) =>
        db.Departments.Where(d => d.DivisionCode == divisionCode && d.Code == code).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(ct);
}
