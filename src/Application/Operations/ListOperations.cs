using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Operations;

namespace ReliefApi.Application.Operations;

/// <summary>Operations in the caller's divisions.</summary>
/// <param name="Sort"><c>id</c> (order of entry); a leading minus turns it round.</param>
public sealed record ListOperations(Choice<OperationKind>? Kind, Choice<OperationStatus>? Status, string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal)
    : IQuery<Page<OperationDto>>, IPaged;

internal sealed class ListOperationsRules : AbstractValidator<ListOperations>
{
    public ListOperationsRules()
    {
        this.CheckPaging();
        RuleFor(q => q.Kind).Known();
        RuleFor(q => q.Status).Known();
    }
}

internal sealed class ListOperationsHandler(IApplicationDbContext db) : IRequestHandler<ListOperations, Result<Page<OperationDto>>>
{
    private static readonly Keyset<OperationDto> Order = new(new("id", (OperationDto o) => o.Id));

    public Task<Result<Page<OperationDto>>> Handle(ListOperations request, CancellationToken cancellationToken)
    {
        var operations = db.Operations.AsQueryable();
        if (request.Kind is { } kind) operations = operations.Where(o => o.Kind == kind.Value);
        if (request.Status is { } status) operations = operations.Where(o => o.Status == status.Value);
        return Order.ReadAsync(operations.Select(o => new OperationDto
        {
            Id = o.Id,
            Kind = o.Kind,
            DivisionCode = o.DivisionCode,
            FiscalYear = o.FiscalYear,
            ProjectId = o.ProjectId,
            Status = o.Status,
            Stage = o.Stage,
            Done = o.Done,
            Failed = o.Failed,
            Total = o.Total,
            StartedBy = o.StartedBy,
            CreatedAt = o.CreatedAt,
            FinishedAt = o.FinishedAt,
            Error = o.Error,
        }), request, cancellationToken);
    }
}
