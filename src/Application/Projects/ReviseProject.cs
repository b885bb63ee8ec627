using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Departments;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Projects;

/// <summary>Replaces what people enter about a project; its code, level and division stay.</summary>
public sealed record ReviseProject(Guid Id, int ExpectedRevision, ProjectContent Body) : ICommand<ProjectDto>;

internal sealed class ReviseProjectRules : AbstractValidator<ReviseProject>
{
    public ReviseProjectRules() => RuleFor(r => r.Body).SetValidator(new ProjectContentRules());
}

internal sealed class ReviseProjectHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ReviseProject, Result<ProjectDto>>
{
    public async Task<Result<ProjectDto>> Handle(ReviseProject request, CancellationToken cancellationToken)
    {
        var project = await db.Projects.SingleOrDefaultAsync(p => p.Id == request.Id, cancellationToken);
        if (project.FaultOf(request.ExpectedRevision, ProjectErrors.NotFound) is { } fault) return fault;
        if (!await db.Departments.AnyAsync(d => d.Id == request.Body.DepartmentId && d.DivisionCode == project!.DivisionCode, cancellationToken))
            return (DepartmentErrors.NotFound with { Kind = ErrorKind.Rule }).At("/departmentId");

        var revised = project!.Revise(request.Body.DepartmentId, request.Body.Name, request.Body.Kind, request.Body.Overview, request.Body.Period);
        if (!revised.Succeeded) return Result<ProjectDto>.Refused(revised.Errors);
        await db.SaveChangesAsync(cancellationToken);
        return await db.Projects.Where(p => p.Id == request.Id).ProjectTo<ProjectDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken);
    }
}
