using System.Diagnostics;
using Npgsql;
using ReliefApi.Infrastructure.Hosting;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Hosting;

public sealed class PrivatePostgresTests : IDisposable
{
    // 0700 and ours: as root the server's own user cannot pass through it, as in a working copy below /root.
    private readonly string closed = Directory.CreateTempSubdirectory("relief-private-").FullName;

    private string Data => Path.Combine(closed, "postgres");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(closed, recursive: true);

    [Fact]
    public async Task Data_is_kept_between_two_starts()
    {
        await using (var first = await StartAsync())
        {
            await first.EnsureDatabaseAsync(Cancellation);
            await Sql.RunAsync(first.OwnerConnectionString, "CREATE TABLE note AS SELECT 'kept' AS text");
        }

        ServerProcesses().ShouldBeEmpty();
        await using var second = await StartAsync();
        await second.EnsureDatabaseAsync(Cancellation);
        (await Sql.RunAsync(second.OwnerConnectionString, "SELECT text FROM note")).ShouldBe("kept");
        (await Sql.RunAsync(second.AppConnectionString, "SELECT current_user || '@' || current_database()")).ShouldBe("relief_login@relief");
        (await Sql.RunAsync(second.AppConnectionString, "SHOW fsync")).ShouldBe("on");
    }

    [Fact]
    public async Task A_killed_host_leaves_no_server_but_its_data()
    {
        using (var host = PostgresHostProcess.Start(Data, ephemeral: false))
            await Sql.RunAsync(await host.FirstLineAsync(), "CREATE TABLE note AS SELECT 'kept' AS text");

        // At once: the earlier server may still be stopping.
        await using (var next = await StartAsync())
            (await Sql.RunAsync(next.SuperuserConnectionString("postgres"), "SELECT text FROM note")).ShouldBe("kept");

        ServerProcesses().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_killed_host_of_an_ephemeral_server_leaves_nothing()
    {
        using (var host = PostgresHostProcess.Start(Data, ephemeral: true))
            (await Sql.RunAsync(await host.FirstLineAsync(), "SHOW fsync")).ShouldBe("off");

        await EventuallyAsync(() => !Directory.Exists(Data));
        ServerProcesses().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_killed_server_is_started_again_in_its_place_although_its_backends_still_hold_the_memory()
    {
        await using (var server = await StartAsync())
        {
            var superuser = server.SuperuserConnectionString("postgres");
            await Sql.RunAsync(superuser, "CREATE TABLE note AS SELECT 'kept' AS text");
            for (var kill = 0; kill < 3; kill++)
            {
                await KeepABackendBusyAsync(superuser);
                var killed = PostmasterId();
                using var postmaster = Process.GetProcessById(killed);
                postmaster.Kill();

                await EventuallyAsync(() => AnswersAsync(superuser));
                PostmasterId().ShouldNotBe(killed);
                (await Sql.RunAsync(superuser, "SELECT text FROM note")).ShouldBe("kept");
            }
        }

        ServerProcesses().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_cannot_be_started_again_is_given_up()
    {
        await using var server = await StartAsync();
        await File.WriteAllTextAsync(Path.Combine(Data, "cluster", "PG_VERSION"), "9\n", Cancellation);
        var (postmasterId, shellId) = (PostmasterId(), ParentId(PostmasterId()));
        using var postmaster = Process.GetProcessById(postmasterId);
        postmaster.Kill();

        await EventuallyAsync(() => !Directory.Exists($"/proc/{shellId}") || File.ReadAllText($"/proc/{shellId}/stat").Contains(") Z ", StringComparison.Ordinal));

        ServerProcesses().ShouldBeEmpty();
        File.ReadLines(Path.Combine(Data, "server.log")).Count(line => line.EndsWith("is started again", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Fact]
    public async Task A_host_that_ends_while_its_server_is_started_again_leaves_no_server()
    {
        using (var host = PostgresHostProcess.Start(Data, ephemeral: false))
        {
            await host.FirstLineAsync();
            using var postmaster = Process.GetProcessById(PostmasterId());
            postmaster.Kill();
        }

        await EventuallyAsync(() => !ShellRuns() && ServerProcesses().Length == 0);
    }

    [Fact]
    public async Task A_server_that_nobody_started_again_starts_with_its_next_host_although_its_backends_still_hold_the_memory()
    {
        await using (var first = await StartAsync())
        {
            var superuser = first.SuperuserConnectionString("postgres");
            await Sql.RunAsync(superuser, "CREATE TABLE note AS SELECT 'kept' AS text");
            await KeepABackendBusyAsync(superuser);
            using var shell = Process.GetProcessById(ParentId(PostmasterId()));
            shell.Kill();
            using var postmaster = Process.GetProcessById(PostmasterId());
            postmaster.Kill();
        }

        ServerProcesses().ShouldNotBeEmpty();
        await using var second = await StartAsync();
        (await Sql.RunAsync(second.SuperuserConnectionString("postgres"), "SELECT text FROM note")).ShouldBe("kept");
    }

    [Fact]
    public async Task A_server_whose_shell_was_killed_still_ends_with_its_host()
    {
        await using (await StartAsync())
        {
            using var shell = Process.GetProcessById(ParentId(PostmasterId()));
            shell.Kill();
            await shell.WaitForExitAsync(Cancellation);
            ServerProcesses().ShouldNotBeEmpty();
        }

        await EventuallyAsync(() => ServerProcesses().Length == 0);
    }

    [Fact]
    public async Task A_stale_process_file_that_names_an_unrelated_process_does_not_stop_the_start()
    {
        await using (await StartAsync())
        {
        }

        await File.WriteAllTextAsync(
            Path.Combine(Data, "cluster", "postmaster.pid"), $"{Environment.ProcessId}\n{Data}/cluster\n", Cancellation);
        await using var second = await StartAsync();
        (await Sql.RunAsync(second.SuperuserConnectionString("postgres"), "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_directory_in_use_is_refused_in_one_sentence()
    {
        await using var first = await StartAsync();

        var refusal = await Should.ThrowAsync<PostgresUnavailableException>(StartAsync);

        refusal.Message.ShouldBe($"'{Data}' is in use by another running instance: stop that one first.");
    }

    [Fact]
    public async Task A_server_that_cannot_start_is_reported_with_the_end_of_its_log()
    {
        await using (await StartAsync())
        {
        }

        await File.WriteAllTextAsync(Path.Combine(Data, "cluster", "PG_VERSION"), "9\n", Cancellation);

        var refusal = await Should.ThrowAsync<PostgresUnavailableException>(StartAsync);

        refusal.Message.ShouldContain("database files are incompatible with server");
        refusal.Message.ShouldContain(Path.Combine(Data, "server.log"));
    }

    [Fact]
    public async Task Missing_binaries_are_reported_with_the_way_out()
    {
        using var host = PostgresHostProcess.Start(Data, ephemeral: true, ("RELIEF_PG_BIN", closed));

        (await host.FirstLineAsync()).ShouldBe($"RELIEF_PG_BIN is '{closed}', but initdb and postgres are not in there.");
    }

    private Task<PrivatePostgres> StartAsync() => PrivatePostgres.StartAsync(Data, ephemeral: false, Cancellation);

    // While it computes, a backend does not notice that its postmaster is gone.
    private static async Task KeepABackendBusyAsync(string superuser)
    {
        var busy = Sql.RunAsync(superuser, "SELECT count(*) FROM generate_series(1, 2000000000)");
        _ = busy.ContinueWith(static task => task.Exception, TaskScheduler.Default);
        await EventuallyAsync(async () => await Sql.RunAsync(superuser, "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%generate_series%'") is 2L);
    }

    private static async Task<bool> AnswersAsync(string superuser)
    {
        try
        {
            return await Sql.RunAsync(superuser, "SELECT 1") is 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private bool ShellRuns() => Directory.GetDirectories("/proc").Any(process =>
    {
        try
        {
            return Path.GetFileName(process).All(char.IsAsciiDigit) && File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0') is var words && words.Contains("private-postgres") && words.Contains(Data);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    });

    private int PostmasterId() =>
        int.Parse(File.ReadLines(Path.Combine(Data, "cluster", "postmaster.pid")).First(), null);

    private static int ParentId(int process) =>
        int.Parse(File.ReadAllText($"/proc/{process}/stat").Split(' ')[3], null);

    private int[] ServerProcesses() =>
    [
        .. from directory in Directory.GetDirectories("/proc")
           let id = Path.GetFileName(directory)
           where id.All(char.IsAsciiDigit) && WorksIn(directory, Path.Combine(Data, "cluster"))
           select int.Parse(id, null)
    ];

    private static bool WorksIn(string process, string directory)
    {
        try
        {
            return File.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false)?.FullName == directory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // ended meanwhile, or another user's
        }
    }

    private static Task EventuallyAsync(Func<bool> condition) => EventuallyAsync(() => Task.FromResult(condition()));

    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        var patience = Stopwatch.StartNew();
        while (!await condition())
        {
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
            await Task.Delay(100, Cancellation);
        }
    }
}
