using System.Diagnostics;
using System.Security.Cryptography;
using Npgsql;

namespace ReliefApi.Infrastructure.Hosting;

/// <summary>
/// A PostgreSQL server of our own, run from installed binaries and reachable through a unix socket only. It never outlives this
/// process: a shell owns it and waits on a pipe from us, and that pipe closes however we end. While we live, the shell starts a server
/// that was killed again, in the same place.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private const string DatabaseName = "relief";

    // Arguments: directory, binaries, socket directory, "ephemeral" or "kept", server options.
    // As root only the cluster and the socket directory belong to the server's user; the rest stays ours.
    private const string OwnerScript = """
        set -u
        trap '' HUP INT TERM # only the end of the pipe ends this shell
        umask 077
        home=$1 bin=$2 socket=$3 life=$4
        shift 4
        exec 3<&0 </dev/null >>"$home/server.log" 2>&1

        # An initdb cut short leaves cluster.new, never a half-made cluster.
        cluster=$home/cluster made=$home/cluster
        [ -d "$cluster" ] || { made=$cluster.new; rm -rf "$made"; mkdir "$made"; }
        mkdir "$socket" || exit 1
        trap 'rm -rf "$socket"' EXIT

        as=
        if [ "$(id -u)" = 0 ]; then
          owner=$(stat -c %u "$made")
          if [ "$owner" = 0 ]; then owner=$(id -u postgres || id -u nobody); chown -R "$owner" "$made"; fi
          chown "$owner" "$socket"
          # Under a directory that only root may enter, the server needs one capability; containers often have only the last.
          # Without the secure bit, access(2) would look at no capability of a user other than root.
          for capability in '' dac_read_search dac_override; do
            as="setpriv --reuid=$owner --regid=$(id -g "$owner") --clear-groups"
            as="$as ${capability:+--inh-caps=+$capability --ambient-caps=+$capability --securebits=+no_setuid_fixup}"
            $as test -w "$made" -a -x "$bin/postgres" && break
          done
        fi

        if [ "$made" != "$cluster" ]; then
          sync=; [ "$life" = kept ] || sync=--no-sync
          $as "$bin/initdb" -D "$made" -U postgres -A trust -E UTF8 --locale=C.UTF-8 $sync && mv "$made" "$cluster" || exit 1
        fi

        # Our caller holds the lock of the directory, so whatever still works inside the cluster is left over from an earlier server.
        # A process is recognised by its working directory: the number in postmaster.pid may by now belong to anybody.
        leftovers() {
          $as /bin/sh -c 'for process in /proc/[0-9]*; do if [ "$process/cwd" -ef "$1" ]; then printf "%s " "${process#/proc/}"; fi; done' - "$cluster"
        }
        clear_leftovers() {
          if [ -e "$cluster/postmaster.pid" ] && [ -e /proc/self/cwd ]; then
            read -r postmaster <"$cluster/postmaster.pid"
            patience=100
            while old=$(leftovers) && [ -n "$old" ]; do
              [ $((patience -= 1)) -gt 0 ] || { echo "processes of an earlier server do not end: $old"; exit 1; }
              case " $old" in *" $postmaster "*) kill -INT "$postmaster" ;; *) kill -TERM $old ;; esac
              sleep 0.2
            done
            rm -f "$cluster/postmaster.pid"
          fi
        }

        # A server that ends unasked is started again behind the same socket. The first start has one try, so that its fault is told;
        # after that a server that does not even become ready is tried again four times, each after a longer pause.
        failures=4
        while :; do
          clear_leftovers
          $as "$bin/postgres" -D "$cluster" -k "$socket" -p 5432 "$@" 3<&- &
          server=$!
          # Again and again, because a server that is just starting does not hear the first time.
          { read -r _; rm -rf "$socket"; patience=50; while [ $((patience -= 1)) -gt 0 ] && kill -INT "$server"; do sleep 0.2; done; } <&3 2>/dev/null &
          watch=$!
          wait "$server"
          status=$?
          kill -KILL "$watch" 2>/dev/null
          if [ "$status" = 0 ] || [ ! -d "$socket" ]; then break; fi
          if grep -qs '^ready' "$cluster/postmaster.pid"; then failures=0; else failures=$((failures + 1)); fi
          [ "$failures" -lt 5 ] || break
          echo "the server ended with status $status and is started again"
          sleep "$failures"
          rm -f "$socket"/.s.PGSQL.*
        done
        if [ "$status" = 0 ] && [ "$life" = ephemeral ]; then
          rm -rf "$cluster" "$home/server.log" "$home/lock"
          rmdir "$home"
        fi
        exit "$status"
        """;

    private static readonly string[] Options =
    [
        "-c", "listen_addresses=", "-c", "unix_socket_permissions=0700", "-c", "max_connections=200",
        "-c", "timezone=UTC", "-c", "log_timezone=UTC"
    ];

    private static readonly string[] ThrowAwayOptions =
        ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];

    private readonly FileStream directoryLock;
    private readonly Process shell;
    private readonly string socketDirectory;

    private PrivatePostgres(FileStream directoryLock, Process shell, string socketDirectory)
    {
        this.directoryLock = directoryLock;
        this.shell = shell;
        this.socketDirectory = socketDirectory;
    }

    /// <summary>Connects as the role that owns the database.</summary>
    public string OwnerConnectionString => ConnectionString(LoginRoles.Owner, DatabaseName);

    /// <summary>Connects as the role that the application uses.</summary>
    public string AppConnectionString => ConnectionString(LoginRoles.App, DatabaseName);

    /// <summary>Connects as <c>postgres</c>.</summary>
    public string SuperuserConnectionString(string database) => ConnectionString("postgres", database);

    /// <summary>Starts the server and returns when it takes connections.</summary>
    /// <param name="dataDirectory">A directory for this server alone: it holds the cluster, <c>server.log</c> and a lock.</param>
    /// <param name="ephemeral">Trades durability for speed and deletes the data at the end.</param>
    /// <param name="cancellationToken">Ends the wait, and the server with it.</param>
    /// <exception cref="PostgresUnavailableException">The message says what to do.</exception>
    public static async Task<PrivatePostgres> StartAsync(string dataDirectory, bool ephemeral, CancellationToken cancellationToken)
    {
        var home = Path.GetFullPath(dataDirectory);
        var cluster = Path.Combine(home, "cluster");
        var log = Path.Combine(home, "server.log");
        var directoryLock = Lock(home, cluster);
        try
        {
            var binaries = PostgresBinaries.Find(cluster);
            // The address of a unix socket holds 107 bytes, so the socket cannot lie beside the data.
            var socketDirectory = $"/tmp/relief-pg-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
            var logStart = File.Exists(log) ? new FileInfo(log).Length : 0;
            var options = ephemeral ? [.. Options, .. ThrowAwayOptions] : Options;
            var server = new PrivatePostgres(
                directoryLock,
                StartShell([home, binaries, socketDirectory, ephemeral ? "ephemeral" : "kept", .. options]),
                socketDirectory);
            try
            {
                await server.WaitUntilReadyAsync(log, logStart, cancellationToken).ConfigureAwait(false);
                return server;
            }
            catch
            {
                await server.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
        catch
        {
            await directoryLock.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Creates the login roles and, on first start, the database.</summary>
    public async Task EnsureDatabaseAsync(CancellationToken cancellationToken)
    {
        var connectionString = SuperuserConnectionString("postgres");
        await LoginRoles.EnsureAsync(connectionString, cancellationToken).ConfigureAwait(false);

        await using var superuser = NpgsqlDataSource.Create(connectionString);
        // language=SQL
        await using var find = superuser.CreateCommand("SELECT FROM pg_database WHERE datname = 'relief'");
        await using (var found = await find.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            if (found.HasRows)
                return;
        }

        // language=SQL
        await using var create = superuser.CreateCommand("CREATE DATABASE relief OWNER relief_owner");
        await create.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops the server; returns when it has written everything and is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync().ConfigureAwait(false);
        shell.Dispose();
        await directoryLock.DisposeAsync().ConfigureAwait(false);
    }

    private static FileStream Lock(string home, string cluster)
    {
        try
        {
            Directory.CreateDirectory(home);
            var file = new FileStream(Path.Combine(home, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // The cluster's own mode is 0700: if it is somebody else's, this is where it shows.
            if (Directory.Exists(cluster))
                _ = Directory.GetFiles(cluster);
            return file;
        }
        catch (UnauthorizedAccessException)
        {
            var repair = Directory.Exists(home) ? "chown -R" : "install -d -o";
            throw new PostgresUnavailableException(
                $"'{home}' is not {Environment.UserName}'s to write: run 'sudo {repair} {Environment.UserName} {home}' and start again.");
        }
        catch (IOException) when (File.Exists(Path.Combine(home, "lock")))
        {
            throw new PostgresUnavailableException($"'{home}' is in use by another running instance: stop that one first.");
        }
    }

    private static Process StartShell(IEnumerable<string> arguments)
    {
        // In a session of its own, Ctrl-C in our terminal reaches us and not the server: we stop it when our own work is done.
        const string setsid = "/usr/bin/setsid";
        var start = new ProcessStartInfo { FileName = "/bin/sh", RedirectStandardInput = true };
        if (File.Exists(setsid))
        {
            start.FileName = setsid;
            start.ArgumentList.Add("/bin/sh");
        }

        foreach (var argument in (IEnumerable<string>)["-c", OwnerScript, "private-postgres", .. arguments])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private async Task WaitUntilReadyAsync(string log, long logStart, CancellationToken cancellationToken)
    {
        var connectionString = SuperuserConnectionString("postgres") + ";Pooling=false";
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            // Not listening yet, or still recovering after a hard stop, which takes as long as it takes.
            catch (NpgsqlException e) when (e is not PostgresException { SqlState: not PostgresErrorCodes.CannotConnectNow })
            {
                if (shell.HasExited)
                    throw new PostgresUnavailableException($"PostgreSQL did not start; {log} says: {TailOf(log, logStart)}");
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static string TailOf(string log, long start)
    {
        using var reader = new StreamReader(log);
        reader.BaseStream.Position = start;
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(" | ", lines.TakeLast(5));
    }

    private string ConnectionString(string user, string database) =>
        new NpgsqlConnectionStringBuilder { Host = socketDirectory, Port = 5432, Username = user, Database = database }.ConnectionString;
}
