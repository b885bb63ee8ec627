using FluentValidation;
using MediatR;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Findings;

/// <summary>What the rules find in the records of a project and year, as they are now.</summary>
public sealed record GetProjectFindings(Guid ProjectId, int FiscalYear) : IQuery<FindingsDto>;

internal sealed class GetProjectFindingsRules : AbstractValidator<GetProjectFindings>
{
    public GetProjectFindingsRules() => RuleFor(q => q.FiscalYear).IsFiscalYear();
}

internal sealed class GetProjectFindingsHandler(FindingReader findings) : IRequestHandler<GetProjectFindings, Result<FindingsDto>>
{
    public async Task<Result<FindingsDto>> Handle(GetProjectFindings request, CancellationToken cancellationToken) =>
        await findings.OfProjectAsync(request.ProjectId, request.FiscalYear, cancellationToken) is { } found ? FindingsDto.Of(found, null) : ProjectErrors.NotFound;
}
