using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Operations;

namespace ReliefApi.Application.Operations;

/// <summary>The projects of a year-end run.</summary>
/// <param name="State">pending, done or failed.</param>
/// <param name="Sort"><c>projectId</c>; a leading minus turns it round.</param>
public sealed record ListYearEndItems(Guid Id, Choice<YearEndItemState>? State, string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal)
    : IQuery<Page<YearEndItemDto>>, IPaged;

/// <summary>One project of a year-end run.</summary>
public sealed record YearEndItemDto
{
    public required Guid ProjectId { get; init; }
    public required string DivisionCode { get; init; }
    public required YearEndItemState State { get; init; }
    public required int Attempts { get; init; }
    /// <summary>Why the last attempt failed, when it did.</summary>
    public string? Error { get; init; }
    public Guid? EvaluationId { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
}

internal sealed class ListYearEndItemsRules : AbstractValidator<ListYearEndItems>
{
    public ListYearEndItemsRules()
    {
        this.CheckPaging();
        RuleFor(q => q.State).Known();
    }
}

internal sealed class ListYearEndItemsHandler(IApplicationDbContext db) : IRequestHandler<ListYearEndItems, Result<Page<YearEndItemDto>>>
{
    private static readonly Keyset<YearEndItemDto> Order = new(new("projectId", (YearEndItemDto i) => i.ProjectId));

    public async Task<Result<Page<YearEndItemDto>>> Handle(ListYearEndItems request, CancellationToken cancellationToken)
    {
        var items = db.YearEndItems.Where(i => i.OperationId == request.Id);
        if (request.State is { } state) items = items.Where(i => i.State == state.Value);
        var page = await Order.ReadAsync(items.Select(i => new YearEndItemDto
        {
            ProjectId = i.ProjectId,
            DivisionCode = i.DivisionCode,
            State = i.State,
            Attempts = i.Attempts,
            Error = i.Error,
            EvaluationId = i.EvaluationId,
            FinishedAt = i.FinishedAt,
        }), request, cancellationToken);
        return page is { Succeeded: true, Value.Items.Count: 0 } && !await db.Operations.AnyAsync(o => o.Id == request.Id && o.Kind == OperationKind.YearEnd, cancellationToken)
            ? OperationErrors.NotFound : page;
    }
}
