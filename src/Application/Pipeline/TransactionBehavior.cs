using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Pipeline;

/// <summary>Runs a command in one transaction: all of it, or nothing when it is refused or only tried.</summary>
internal sealed class TransactionBehavior<TRequest, TResponse>(IApplicationDbContext db, ICallContext call) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not ICommand) return await next();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var response = await next();
        if (!response.Succeeded) return response;
        await db.SaveChangesAsync(cancellationToken);
        // Left without a commit, the transaction is rolled back.
        if (call.ValidateOnly) return response;
        // From here on the outcome must not depend on the caller hanging up.
        await transaction.CommitAsync(CancellationToken.None);
        return response;
    }
}
