using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Projects;

/// <summary>The review that a project passed (绩效评审).</summary>
public sealed record ReviewContent
{
    public required DateOnly ReviewedOn { get; init; }
    /// <summary>Number or title of the document that says so.</summary>
    public required string Document { get; init; }
}

/// <summary>Records that a project passed its review.</summary>
public sealed record RecordReview(Guid Id, int ExpectedRevision, ReviewContent Body) : ICommand<ProjectDto>;

internal sealed class RecordReviewRules : AbstractValidator<RecordReview>
{
    public RecordReviewRules(TimeProvider clock)
    {
        RuleFor(r => r.Body.ReviewedOn).Must(day => day <= clock.Today()).Refuse(PetitionErrors.FutureDate);
        RuleFor(r => r.Body.Document).NotEmpty().MaximumLength(200);
    }
}

internal sealed class RecordReviewHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<RecordReview, Result<ProjectDto>>
{
    public async Task<Result<ProjectDto>> Handle(RecordReview request, CancellationToken cancellationToken)
    {
        var project = await db.Projects.SingleOrDefaultAsync(p => p.Id == request.Id, cancellationToken);
        if (project.FaultOf(request.ExpectedRevision, ProjectErrors.NotFound) is { } fault) return fault;
        project!.RecordReview(request.Body.ReviewedOn, request.Body.Document);
        await db.SaveChangesAsync(cancellationToken);
        return await db.Projects.Where(p => p.Id == request.Id).ProjectTo<ProjectDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken);
    }
}
