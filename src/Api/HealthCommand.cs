namespace ReliefApi.Api;

/// <summary><c>health</c>: asks the running host whether it is ready; for containers, which have no other client inside.</summary>
internal static class HealthCommand
{
    public static async Task<int> RunAsync(Settings settings)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            return (await http.GetAsync(settings.HealthUrl)).IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
