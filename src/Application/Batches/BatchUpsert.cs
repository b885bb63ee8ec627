using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Application.Batches;

/// <summary>What was done with one row, and the address of its resource.</summary>
internal sealed record Upserted(RowOutcome Outcome, string Resource);

/// <summary>A use case run inside another one: its validators and its handler, within the transaction there is.</summary>
internal sealed class Inner<TRequest, TAnswer>(IEnumerable<IValidator<TRequest>> validators, IRequestHandler<TRequest, Result<TAnswer>> handler) where TRequest : ICommand<TAnswer>
{
    public Task<Result<TAnswer>> RunAsync(TRequest request, CancellationToken ct) =>
        new ValidationBehavior<TRequest, Result<TAnswer>>(validators).Handle(request, ct, () => handler.Handle(request, ct));
}

/// <summary>Works off the rows of a batch in the transaction of its command, each under a savepoint, so that a refused row leaves nothing.</summary>
internal sealed class BatchUpsert(IApplicationDbContext db, ICallContext call)
{
    private const string Savepoint = "row";

    /// <param name="rows">The rows as sent.</param>
    /// <param name="mode">What a refused row does to the others.</param>
    /// <param name="keyOf">Division and natural key of a row.</param>
    /// <param name="upsert">Creates or revises one row by the use cases for one.</param>
    /// <param name="ct">Stops between rows.</param>
    public async Task<Result<BatchOutcome>> RunAsync<TRow>(IReadOnlyList<TRow> rows, BatchMode mode, Func<TRow, (string Division, string Key)> keyOf, Func<TRow, Task<Result<Upserted>>> upsert, CancellationToken ct)
    {
        var seen = new HashSet<(string, string)>();
        List<Error> refusals = [];
        List<BatchRow> done = [];
        for (var i = 0; i < rows.Count; i++)
        {
            var (division, key) = keyOf(rows[i]);
            var result = DivisionCode.IsValid(division) && !call.Scope.Write.Contains(division) ? DivisionErrors.ReadOnly : seen.Add((division, key)) ? await TryAsync(() => upsert(rows[i]), ct) : BatchErrors.KeyTwice;
            var errors = result.Errors.Select(e => (e with { Kind = ErrorKind.Rule }).At($"/items/{i}{e.Pointer}")).ToList();
            refusals.AddRange(errors);
            done.Add(new BatchRow
            {
                Index = i,
                Outcome = result.Succeeded ? result.Value.Outcome : RowOutcome.Rejected,
                Resource = result.Succeeded ? result.Value.Resource : null,
                Errors = [.. errors.Select(e => new RowFault { Pointer = e.Pointer!, Code = e.Code, Zh = e.Zh, En = e.En })],
            });
        }
        if (mode == BatchMode.Atomic && refusals.Count > 0) return refusals;
        return new BatchOutcome { Created = Count(RowOutcome.Created), Updated = Count(RowOutcome.Updated), Unchanged = Count(RowOutcome.Unchanged), Rejected = Count(RowOutcome.Rejected), Items = done };

        int Count(RowOutcome outcome) => done.Count(r => r.Outcome == outcome);
    }

    private async Task<Result<Upserted>> TryAsync(Func<Task<Result<Upserted>>> upsert, CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Savepoint, ct);
        var result = await upsert();
        if (!result.Succeeded) await transaction.RollbackToSavepointAsync(Savepoint, ct);
        await transaction.ReleaseSavepointAsync(Savepoint, ct);
        // What a refused row had begun to change must not be saved with the next one.
        db.ChangeTracker.Clear();
        return result;
    }

    /// <summary>A revision that did not move means that the row was as sent.</summary>
    public static Result<Upserted> Of<T>(Result<T> result, int? before, Func<T, string> resource) where T : IHasRevision =>
        !result.Succeeded ? Result<Upserted>.Refused(result.Errors)
        : new Upserted(before is null ? RowOutcome.Created : result.Value.Revision == before ? RowOutcome.Unchanged : RowOutcome.Updated, resource(result.Value));
}
