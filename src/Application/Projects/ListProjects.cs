using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Projects;

/// <summary>Projects that the caller may see.</summary>
/// <param name="DivisionCode">Only those of this division.</param>
/// <param name="ParentId">Only the level-2 projects below this one.</param>
/// <param name="Sort"><c>id</c> (order of entry) or <c>code</c>; a leading minus turns it round.</param>
public sealed record ListProjects(string? DivisionCode, Guid? DepartmentId, int? Level, Guid? ParentId, Choice<ProjectKind>? Kind,
    string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<ProjectDto>>, IPaged;

internal sealed class ListProjectsRules : AbstractValidator<ListProjects>
{
    public ListProjectsRules()
    {
        this.CheckPaging();
        RuleFor(q => q.Kind).Known();
    }
}

internal sealed class ListProjectsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListProjects, Result<Page<ProjectDto>>>
{
    private static readonly Keyset<ProjectDto> Order = new(new("id", (ProjectDto p) => p.Id), new SortKey<ProjectDto>("code", (ProjectDto p) => p.Code));

    public Task<Result<Page<ProjectDto>>> Handle(ListProjects request, CancellationToken cancellationToken)
    {
        var projects = db.Projects.AsQueryable();
        if (request.DivisionCode is { } division) projects = projects.Where(p => p.DivisionCode == division);
        if (request.DepartmentId is { } department) projects = projects.Where(p => p.DepartmentId == department);
        if (request.Level is { } level) projects = projects.Where(p => p.Level == level);
        if (request.ParentId is { } parent) projects = projects.Where(p => p.ParentId == parent);
        if (request.Kind is { } kind) projects = projects.Where(p => p.Kind == kind.Value);
        return Order.ReadAsync(projects.ProjectTo<ProjectDto>(mapper.ConfigurationProvider), request, cancellationToken);
    }
}
