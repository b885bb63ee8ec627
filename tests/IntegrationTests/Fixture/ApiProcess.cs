using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using ReliefApi.Domain.Security;

namespace ReliefApi.IntegrationTests.Fixture;

/// <summary>The program as a process of its own over the database of a host, job server and all, so that a test can kill it. Tokens of the host open it.</summary>
internal sealed class ApiProcess : IDisposable
{
    private readonly ReliefHost _host;
    private Process _process;

    private ApiProcess(ReliefHost host, Uri address) => (_host, Address, _process) = (host, address, Start(host, address));

    public Uri Address { get; }

    public static async Task<ApiProcess> StartAsync(ReliefHost host)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var api = new ApiProcess(host, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));
        await api.AnswersAsync();
        return api;
    }

    public HttpClient As(Role role, string division) => new() { BaseAddress = Address, DefaultRequestHeaders = { Authorization = Credential(role, division) } };

    public AuthenticationHeaderValue Credential(Role role, string division)
    {
        using var client = _host.As(role, division);
        return client.DefaultRequestHeaders.Authorization!;
    }

    /// <summary>Ends it as <c>kill -9</c> does and starts it again at the same address.</summary>
    public async Task KillAndRestartAsync()
    {
        Kill();
        _process = Start(_host, Address);
        await AnswersAsync();
    }

    public void Dispose() => Kill();

    private void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process Start(ReliefHost host, Uri address)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location]);
        foreach (var (name, value) in ((string, string)[])
        [
            ("DOTNET_ENVIRONMENT", "Development"), ("ConnectionStrings__Relief", host.Database.App), ("Secrets__SigningKey", ReliefHost.Secret), ("Secrets__MasterKey", ReliefHost.Secret),
            ("Database__Migrate", "false"), ("ASPNETCORE_URLS", address.ToString()), ("Logging__LogLevel__Default", "Warning"),
        ])
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private async Task AnswersAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        while (true)
        {
            _process.HasExited.ShouldBeFalse();
            try
            {
                using var answer = await client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(50);
        }
    }
}
