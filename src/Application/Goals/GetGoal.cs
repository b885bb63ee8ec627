using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Goals;

/// <summary>The goals of one project and year with their indicators.</summary>
public sealed record GetGoal(Guid Id) : IQuery<GoalDto>;

internal sealed class GetGoalHandler(GoalDoor door) : IRequestHandler<GetGoal, Result<GoalDto>>
{
    public Task<Result<GoalDto>> Handle(GetGoal request, CancellationToken cancellationToken) => door.ShowAsync(request.Id, cancellationToken);
}
