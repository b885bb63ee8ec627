using Microsoft.Net.Http.Headers;
using ReliefApi.Application.Abstractions;

namespace ReliefApi.Api.Http;

/// <summary>A file sent as the body itself.</summary>
internal sealed record SentFile(byte[] Content, FileClaim Claim)
{
    public const int Largest = 10 * 1024 * 1024;
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Text = "text/plain", Any = "application/octet-stream";

    public static async ValueTask<SentFile> BindAsync(HttpContext http)
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, http.RequestAborted);
        return new(content.ToArray(), MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) ? type.MediaType.Value!.ToLowerInvariant() switch
        {
            Word => FileClaim.Word,
            Text => FileClaim.Text,
            _ => FileClaim.Unknown,
        } : FileClaim.Unknown);
    }
}
