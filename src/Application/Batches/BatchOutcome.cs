using FluentValidation;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Batches;

/// <summary>How a batch treats a row that is refused: the whole batch falls with it, or the other rows stand.</summary>
public enum BatchMode { Atomic, PerRow }

/// <summary>How a batch is worked off.</summary>
/// <param name="Mode">atomic, unless said otherwise: all rows, or a refusal that names every faulty one; perRow: each row by itself.</param>
public sealed record BatchQuery(Choice<BatchMode>? Mode);

/// <summary>What became of a row.</summary>
public enum RowOutcome { Created, Updated, Unchanged, Rejected }

/// <summary>Rows to be created or brought up to date by their natural key.</summary>
/// <typeparam name="TRow">What a row holds.</typeparam>
public sealed record BatchRows<TRow>
{
    /// <summary>Worked off in this order, so that a row may rest on an earlier one.</summary>
    public required IReadOnlyList<TRow> Items { get; init; }
}

/// <summary>What became of a batch; the four counts add up to the rows sent.</summary>
public sealed record BatchOutcome
{
    public required int Created { get; init; }
    public required int Updated { get; init; }
    public required int Unchanged { get; init; }
    public required int Rejected { get; init; }
    /// <summary>One for each row, in the order sent.</summary>
    public required IReadOnlyList<BatchRow> Items { get; init; }
}

/// <summary>What became of one row.</summary>
public sealed record BatchRow
{
    /// <summary>0 for the first row sent.</summary>
    public required int Index { get; init; }
    public required RowOutcome Outcome { get; init; }
    /// <summary>Address of the row's resource below <c>/api/v1</c>; null when it was rejected.</summary>
    public string? Resource { get; init; }
    /// <summary>Every reason why the row was rejected.</summary>
    public required IReadOnlyList<RowFault> Errors { get; init; }
}

/// <summary>One reason why a row was rejected.</summary>
public sealed record RowFault
{
    /// <summary>JSON pointer into the body.</summary>
    public required string Pointer { get; init; }
    /// <summary>Stable code.</summary>
    public required string Code { get; init; }
    public required string Zh { get; init; }
    public required string En { get; init; }
}

public static class BatchRules
{
    /// <summary>Most rows of one batch.</summary>
    public const int Most = 500;

    internal static void CheckBatch<T, TRow>(this AbstractValidator<T> validator, Func<T, IReadOnlyList<TRow>> rows, System.Linq.Expressions.Expression<Func<T, Choice<BatchMode>?>> mode)
    {
        validator.RuleFor(mode).Known();
        validator.RuleFor(b => rows(b).Count).InclusiveBetween(1, Most).OverridePropertyName("Items");
        validator.RuleForEach(b => rows(b)).NotNull().OverridePropertyName("Items");
    }
}

public static class BatchErrors
{
    public static readonly Error KeyTwice = Error.Rule("batch.key_twice", "同一批次中主键重复。", "A row with this key came before in the batch.");
}
