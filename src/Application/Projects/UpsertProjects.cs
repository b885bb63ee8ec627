using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Batches;
using ReliefApi.Application.Departments;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Departments;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Projects;

/// <summary>A project, named and related by codes alone.</summary>
public sealed record ProjectRow
{
    /// <summary>Division that it belongs to; its department sits there.</summary>
    public required string DivisionCode { get; init; }
    /// <summary>Unique within the division.</summary>
    public required string Code { get; init; }
    /// <summary>1 or 2; fixed once the project is registered.</summary>
    public required int Level { get; init; }
    /// <summary>Code of the level-1 project above a level-2 project; fixed once the project is registered.</summary>
    public string? ParentCode { get; init; }
    public required string DepartmentCode { get; init; }
    public required string Name { get; init; }
    public required ProjectKind Kind { get; init; }
    /// <summary>项目概述: background, content and how it is carried out.</summary>
    public required string Summary { get; init; }
    /// <summary>立项依据: law, policy or document number.</summary>
    public string? Basis { get; init; }
    /// <summary>实施主体.</summary>
    public string? ImplementingBody { get; init; }
    /// <summary>实施方案.</summary>
    public string? Plan { get; init; }
    /// <summary>Start; required for one-off and fixed-span projects.</summary>
    public DateOnly? StartsOn { get; init; }
    /// <summary>End; required for one-off and fixed-span projects.</summary>
    public DateOnly? EndsOn { get; init; }
    /// <summary>Year of the next review; required for recurring projects.</summary>
    public int? ReviewYear { get; init; }

    internal RegisterProject Of(Guid departmentId, Guid? parentId) => new()
    {
        DivisionCode = DivisionCode,
        Code = Code,
        Level = Level,
        ParentId = parentId,
        DepartmentId = departmentId,
        Name = Name,
        Kind = Kind,
        Summary = Summary,
        Basis = Basis,
        ImplementingBody = ImplementingBody,
        Plan = Plan,
        StartsOn = StartsOn,
        EndsOn = EndsOn,
        ReviewYear = ReviewYear,
    };
}

/// <summary>Registers projects, or brings them up to date, by division and code.</summary>
public sealed record UpsertProjects(Choice<BatchMode>? Mode, BatchRows<ProjectRow> Body) : ICommand<BatchOutcome>;

internal sealed class UpsertProjectsRules : AbstractValidator<UpsertProjects>
{
    public UpsertProjectsRules() => this.CheckBatch(b => b.Body.Items, b => b.Mode);
}

internal sealed class UpsertProjectsHandler(IApplicationDbContext db, BatchUpsert batch, Inner<RegisterProject, ProjectDto> register, Inner<ReviseProject, ProjectDto> revise)
    : IRequestHandler<UpsertProjects, Result<BatchOutcome>>
{
    public Task<Result<BatchOutcome>> Handle(UpsertProjects request, CancellationToken cancellationToken) =>
        batch.RunAsync(request.Body.Items, request.Mode?.Value ?? BatchMode.Atomic, p => (p.DivisionCode, p.Code), p => UpsertAsync(p, cancellationToken), cancellationToken);

    private async Task<Result<Upserted>> UpsertAsync(ProjectRow row, CancellationToken ct)
    {
        if (await db.IdOfDepartmentAsync(row.DivisionCode, row.DepartmentCode, ct) is not { } department) return (DepartmentErrors.NotFound with { Kind = ErrorKind.Rule }).At("/departmentCode");
        var parent = row.ParentCode is null ? null : await FindAsync(row.DivisionCode, row.ParentCode, ct);
        if (row.ParentCode is not null && parent is null) return ProjectErrors.ParentNotLevelOne.At("/parentCode");
        var present = await FindAsync(row.DivisionCode, row.Code, ct);
        if (present is not null && present.Level != row.Level) return ProjectErrors.PlaceIsFixed.At("/level");
        if (present is not null && present.ParentId != parent?.Id) return ProjectErrors.PlaceIsFixed.At("/parentCode");

        var content = row.Of(department, parent?.Id);
        var result = present is null ? await register.RunAsync(content, ct) : await revise.RunAsync(new(present.Id, present.Revision, content), ct);
        // The row names its parent by code, so a fault of the parent points there.
        if (!result.Succeeded) return result.Errors.Select(e => e.Pointer == "/parentId" ? e.At("/parentCode") : e).ToList();
        return BatchUpsert.Of(result, present?.Revision, p => $"/projects/{p.Id}");
    }

    private Task<Project?> FindAsync(string divisionCode, string code, CancellationToken ct) =>
        db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.DivisionCode == divisionCode && p.Code == code, ct);
}
