using ReliefApi.Application.Access;
using ReliefApi.Application.Imports;

namespace ReliefApi.Api.Http;

/// <summary>A table sent as the body itself, taken in as it arrives.</summary>
internal sealed record SentSheet(ReceivedFile File)
{
    public const int Largest = 512 * 1024 * 1024;
    public const string Csv = "text/csv", Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Any = "application/octet-stream";

    public static async ValueTask<SentSheet> BindAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var file = await services.GetRequiredService<IImportIntake>().ReceiveAsync(services.GetRequiredService<ICallContext>().DivisionCode, http.Request.Body, http.RequestAborted);
        http.Response.RegisterForDisposeAsync(file);
        return new(file);
    }
}
