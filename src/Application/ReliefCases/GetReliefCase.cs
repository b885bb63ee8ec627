using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.History;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.ReliefCases;

/// <summary>One relief case.</summary>
/// <param name="Id">The case.</param>
/// <param name="AsOf">Business date: without what happened later.</param>
/// <param name="KnownAt">Instant: without what was recorded later. Versions hold no personal data: the masks are today's.</param>
public sealed record GetReliefCase(Guid Id, TimePoint? AsOf = null, TimePoint? KnownAt = null) : IQuery<ReliefCaseDto>, ITimeTravel;

internal sealed class GetReliefCaseRules : AbstractValidator<GetReliefCase>
{
    public GetReliefCaseRules(TimeProvider clock) => this.CheckMoment(clock);
}

internal sealed class GetReliefCaseHandler(IApplicationDbContext db, ReliefCaseDoor door) : IRequestHandler<GetReliefCase, Result<ReliefCaseDto>>
{
    public async Task<Result<ReliefCaseDto>> Handle(GetReliefCase request, CancellationToken cancellationToken) =>
        await db.ReliefCases.At(Moment.Of(request)).AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id, cancellationToken) is { } reliefCase
            ? await door.ShowAsync(reliefCase, cancellationToken)
            : ReliefCaseErrors.NotFound;
}
