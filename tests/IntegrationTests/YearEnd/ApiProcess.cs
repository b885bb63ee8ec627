using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Npgsql;

namespace ReliefApi.IntegrationTests.YearEnd;

/// <summary>The real program in a process of its own, with a private PostgreSQL below its data directory, so that a test can kill either.</summary>
internal sealed class ApiProcess : IAsyncDisposable
{
    private static readonly string Secret = Convert.ToBase64String(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray());
    private readonly string _data;
    private Process? _process;

    public ApiProcess(string dataDirectory)
    {
        _data = dataDirectory;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}"), Timeout = TimeSpan.FromSeconds(10) };
    }

    public HttpClient Client { get; }

    private string Cluster => Path.Combine(_data, "postgres", "cluster");

    public void Start()
    {
        var start = Program("--urls", Client.BaseAddress!.ToString());
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        _process?.Dispose();
        _process = Process.Start(start)!;
        var log = Path.Combine(_data, "api.log");
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        void Append(string? line)
        {
            lock (Client) File.AppendAllText(log, line + "\n");
        }
    }

    public async Task SignInAsync(string role, string division)
    {
        using var token = Process.Start(Program("token", "--role", role, "--division", division))!;
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await token.StandardOutput.ReadToEndAsync()).Trim());
    }

    /// <summary>Waits until the program says that it is ready.</summary>
    public async Task UntilReadyAsync()
    {
        for (var watch = Stopwatch.StartNew(); !await IsReadyAsync(); await Task.Delay(50))
        {
            _process!.HasExited.ShouldBeFalse("the program ended by itself");
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
        }
    }

    /// <summary>Ends the program as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the program to end, as a deployment does, and tells how long it took.</summary>
    public async Task<(int ExitCode, TimeSpan Took)> StopAsync()
    {
        var watch = Stopwatch.StartNew();
        using var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        await _process.WaitForExitAsync();
        return (_process.ExitCode, watch.Elapsed);
    }

    /// <summary>Ends PostgreSQL and all its children at once; the program stays.</summary>
    public void KillPostgres()
    {
        foreach (var id in ServerProcesses().Order())
        {
            try
            {
                using var server = Process.GetProcessById(id);
                server.Kill();
            }
            catch (ArgumentException)
            {
                // Ended meanwhile: its parent went first.
            }
        }
    }

    /// <summary>A superuser's connection, past the program.</summary>
    public string Superuser => new NpgsqlConnectionStringBuilder
    {
        Host = File.ReadLines(Path.Combine(Cluster, "postmaster.pid")).ElementAt(4),
        Port = 5432,
        Username = "postgres",
        Database = "relief",
        Timeout = 5,
    }.ConnectionString;

    public int[] ServerProcesses() =>
    [
        .. from directory in Directory.GetDirectories("/proc")
           let id = Path.GetFileName(directory)
           where id.All(char.IsAsciiDigit) && WorksInCluster(directory)
           select int.Parse(id, null)
    ];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_process is null) return;
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
        for (var watch = Stopwatch.StartNew(); ServerProcesses().Length > 0; await Task.Delay(100)) watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private ProcessStartInfo Program(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Api.Security.Tokens).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["RELIEF_DATA_DIR"] = _data;
        start.Environment["Secrets__SigningKey"] = Secret;
        start.Environment["Secrets__MasterKey"] = Secret;
        start.Environment.Remove("ConnectionStrings__Relief");
        return start;
    }

    private bool WorksInCluster(string process)
    {
        try
        {
            return File.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false)?.FullName == Cluster;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // ended meanwhile, or another user's
        }
    }
}
