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
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Projects;

/// <summary>What people enter about a project.</summary>
public record ProjectContent
{
    public required Guid DepartmentId { get; init; }
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

    internal ProjectOverview Overview => new(Summary, Basis, ImplementingBody, Plan);
    internal ProjectPeriod Period => new(StartsOn, EndsOn, ReviewYear);
}

/// <summary>A new project.</summary>
public sealed record RegisterProject : ProjectContent, ICommand<ProjectDto>
{
    /// <summary>Division that it belongs to; its department sits there.</summary>
    public required string DivisionCode { get; init; }
    /// <summary>Unique within the division.</summary>
    public required string Code { get; init; }
    /// <summary>1 or 2.</summary>
    public required int Level { get; init; }
    /// <summary>The level-1 project above a level-2 project.</summary>
    public Guid? ParentId { get; init; }
}

internal sealed class ProjectContentRules : AbstractValidator<ProjectContent>
{
    public ProjectContentRules()
    {
        RuleFor(p => p.Name).NotEmpty().MaximumLength(200);
        RuleFor(p => p.Kind).IsInEnum();
        RuleFor(p => p.Summary).NotEmpty().MaximumLength(4000);
        RuleFor(p => p.Basis).MaximumLength(2000);
        RuleFor(p => p.ImplementingBody).MaximumLength(200);
        RuleFor(p => p.Plan).MaximumLength(4000);
        RuleFor(p => p.ReviewYear).InclusiveBetween(2000, 2100);
    }
}

internal sealed class RegisterProjectRules : AbstractValidator<RegisterProject>
{
    public RegisterProjectRules()
    {
        Include(new ProjectContentRules());
        RuleFor(p => p.DivisionCode).IsDivisionCode();
        RuleFor(p => p.Code).NotEmpty().MaximumLength(40).Matches("^[0-9A-Za-z-]+$");
        RuleFor(p => p.Level).InclusiveBetween(1, 2);
    }
}

internal sealed class RegisterProjectHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<RegisterProject, Result<ProjectDto>>
{
    public async Task<Result<ProjectDto>> Handle(RegisterProject request, CancellationToken cancellationToken)
    {
        if (!await db.Departments.AnyAsync(d => d.Id == request.DepartmentId && d.DivisionCode == request.DivisionCode, cancellationToken))
            return (DepartmentErrors.NotFound with { Kind = ErrorKind.Rule }).At("/departmentId");
        if (await db.Projects.AnyAsync(p => p.DivisionCode == request.DivisionCode && p.Code == request.Code, cancellationToken))
            return ProjectErrors.CodeTaken.At("/code");
        var parent = request.ParentId is { } id ? await db.Projects.SingleOrDefaultAsync(p => p.Id == id && p.DivisionCode == request.DivisionCode, cancellationToken) : null;
        if (parent is not null && await CarriesItsOwnAsync(parent.Id, cancellationToken)) return ProjectErrors.CarriesItsOwn.At("/parentId");

        var project = Project.Register(Guid.CreateVersion7(), request.DivisionCode, request.Code, request.Level, parent, request.DepartmentId, request.Name,
            request.Kind, request.Overview, request.Period);
        if (!project.Succeeded) return Result<ProjectDto>.Refused(project.Errors);

        db.Projects.Add(project.Value);
        await db.SaveChangesAsync(cancellationToken);
        return await db.Projects.Where(p => p.Id == project.Value.Id).ProjectTo<ProjectDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken);
    }

    /// <summary>Asked under a lock that waits for whoever is giving the parent its first money or goals.</summary>
    private async Task<bool> CarriesItsOwnAsync(Guid parentId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            // language=SQL
            $"select 1 from relief.projects where id = {parentId} for update", ct);
        return await db.BudgetEntries.AnyAsync(e => e.ProjectId == parentId, ct) || await db.PerformanceGoals.AnyAsync(g => g.ProjectId == parentId, ct);
    }
}
