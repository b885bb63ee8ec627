using System.Diagnostics;
using System.Runtime.CompilerServices;
using ReliefApi.Infrastructure.Hosting;

namespace ReliefApi.IntegrationTests.Hosting;

/// <summary>
/// A process of its own that hosts a private PostgreSQL, so that a test can kill it. It is this test assembly run once more:
/// the environment variable makes it a host before any test framework starts.
/// </summary>
internal sealed class PostgresHostProcess : IDisposable
{
    private const string DirectoryVariable = "RELIEF_TEST_HOST_DIRECTORY";
    private const string EphemeralVariable = "RELIEF_TEST_HOST_EPHEMERAL";

    private readonly Process process;

    private PostgresHostProcess(Process process) => this.process = process;

    public static PostgresHostProcess Start(string directory, bool ephemeral, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(PostgresHostProcess).Assembly.Location])
        {
            RedirectStandardOutput = true
        };
        start.Environment[DirectoryVariable] = directory;
        start.Environment[EphemeralVariable] = ephemeral.ToString();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new PostgresHostProcess(Process.Start(start)!);
    }

    /// <summary>A superuser's connection string, or the sentence that says why there is none.</summary>
    public async Task<string> FirstLineAsync() => await process.StandardOutput.ReadLineAsync() ?? "the host said nothing";

    /// <summary>Ends the host as <c>kill -9</c> does: it can do nothing about it.</summary>
    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    [ModuleInitializer]
    internal static void HostInsteadOfTesting()
    {
        if (Environment.GetEnvironmentVariable(DirectoryVariable) is not { } directory)
            return;

        var ephemeral = bool.Parse(Environment.GetEnvironmentVariable(EphemeralVariable)!);
        try
        {
            var postgres = PrivatePostgres.StartAsync(directory, ephemeral, CancellationToken.None).GetAwaiter().GetResult();
            Console.WriteLine(postgres.SuperuserConnectionString("postgres"));
            Thread.Sleep(Timeout.Infinite);
        }
        catch (PostgresUnavailableException e)
        {
            Console.WriteLine(e.Message);
            Environment.Exit(1);
        }
    }
}
