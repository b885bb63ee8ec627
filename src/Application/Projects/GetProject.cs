using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Projects;

/// <summary>One project.</summary>
public sealed record GetProject(Guid Id) : IQuery<ProjectDto>;

internal sealed class GetProjectHandler(IApplicationDbContext db, OneById<Project, ProjectDto> projects) : IRequestHandler<GetProject, Result<ProjectDto>>
{
    public async Task<Result<ProjectDto>> Handle(GetProject request, CancellationToken cancellationToken) =>
        await projects.ReadAsync(db, request.Id, cancellationToken) is { } project ? project : ProjectErrors.NotFound;
}
