using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Rectification;

/// <summary>One rectification item.</summary>
public sealed record GetRectificationItem(Guid Id) : IQuery<RectificationItemDto>;

internal sealed class GetRectificationItemHandler(RectificationDoor door) : IRequestHandler<GetRectificationItem, Result<RectificationItemDto>>
{
    public Task<Result<RectificationItemDto>> Handle(GetRectificationItem request, CancellationToken cancellationToken) => door.ShowAsync(request.Id, cancellationToken);
}
