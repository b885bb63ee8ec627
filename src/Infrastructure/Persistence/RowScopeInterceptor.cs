using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ReliefApi.Application.Access;

namespace ReliefApi.Infrastructure.Persistence;

/// <summary>
/// Tells PostgreSQL the row scope of the caller inside each transaction, so that row-level security can hold it. A transaction is told
/// as it starts. A single read outside one is told in the same round trip: both statements share one implicit transaction.
/// Settings are local to the transaction, so a pooled connection never carries them to the next caller.
/// </summary>
internal sealed class RowScopeInterceptor(TimeProvider clock) : DbCommandInterceptor, IDbTransactionInterceptor
{
    // A read by itself is told no write scope: unset, the database lets nothing be written.
    private const string TellRead =
        // language=SQL
        "select set_config('app.read_from', @scope_rf, true), set_config('app.read_to', @scope_rt, true);";

    private const string Tell =
        // language=SQL
        "select set_config('app.read_from', @scope_rf, true), set_config('app.read_to', @scope_rt, true), set_config('app.write_from', @scope_wf, true), set_config('app.write_to', @scope_wt, true);";

    // For the versions that an edit leaves behind: by whose hand, and how far our clock is ahead of the database's.
    private const string TellEdit =
        // language=SQL
        "select set_config('app.actor', @actor, true), set_config('app.clock_ahead', (@now - clock_timestamp())::text, true)";

    public async ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = result;
        command.CommandText = TellEdit;
        Add(command, "actor", ((ReliefDbContext)eventData.Context!).Actor);
        Add(command, "now", clock.GetUtcNow());
        TellScope(command, ScopeOf(eventData));
        await command.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.Transaction is null) TellReadScope(command, ScopeOf(eventData));
        return new(result);
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.Transaction is null) await result.NextResultAsync(cancellationToken);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        command.Transaction is null ? throw new InvalidOperationException("A write runs in a transaction, which carries its row scope.") : new(result);

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        throw new InvalidOperationException("Rows are read asynchronously: the synchronous path does not carry row scope.");

    private static RowScope ScopeOf(DbContextEventData eventData) => ((ReliefDbContext)eventData.Context!).Scope;

    /// <summary>Puts the row scope of a transaction in front of whatever the command runs.</summary>
    internal static void TellScope(DbCommand command, RowScope scope)
    {
        command.CommandText = Tell + command.CommandText;
        Add(command, "scope_rf", scope.Read.From);
        Add(command, "scope_rt", scope.Read.To);
        Add(command, "scope_wf", scope.Write.From);
        Add(command, "scope_wt", scope.Write.To);
    }

    /// <summary>The same for a command that only reads.</summary>
    internal static void TellReadScope(DbCommand command, RowScope scope)
    {
        command.CommandText = TellRead + command.CommandText;
        Add(command, "scope_rf", scope.Read.From);
        Add(command, "scope_rt", scope.Read.To);
    }

    /// <summary>Tells a running transaction another scope to read by, for a question that is not the caller's.</summary>
    internal static async Task TellReadScopeAsync(DbConnection connection, RowScope scope, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select 1";
        TellReadScope(command, scope);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
