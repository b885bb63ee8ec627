using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ReliefApi.Api.Http;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Sheets;
using HttpJsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ReliefApi.Api.Exports;

/// <summary>A whole list as the answer, streamed while it is read. What fails after the first row cuts the answer off, so that half a list never looks whole.</summary>
internal sealed class Export<T>(WholeList list, IQuery<Page<T>> query, ExportFormat format) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var json = httpContext.RequestServices.GetRequiredService<IOptions<HttpJsonOptions>>().Value.SerializerOptions;
        Func<IReadOnlyList<T>, Task>? write = null;
        Func<Task> complete = () => Task.CompletedTask;
        var read = await list.ReadAsync(query, rows =>
        {
            if (write is null) (write, complete) = Begin(httpContext, json);
            return write(rows);
        }, httpContext.RequestAborted);
        if (read.Succeeded) await complete();
        else await Problems.Of(httpContext, read.Errors).ExecuteAsync(httpContext);
    }

    private (Func<IReadOnlyList<T>, Task>, Func<Task>) Begin(HttpContext http, JsonSerializerOptions json)
    {
        var (request, response, ct) = (http.Request, http.Response, http.RequestAborted);
        response.ContentType = format.MediaType;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = request.Path.Value![(request.Path.Value!.LastIndexOf('/') + 1)..] + format.FileExtension }.ToString();
        if (format.Sheet is null) return (rows => WriteLinesAsync(response.Body, rows, json, ct), () => Task.CompletedTask);

        var columns = new Columns<T>(json);
        var sheet = format.Sheet.Begin(response.Body, [.. columns.Members.Select(m => (Problems.PrefersEnglish(request) ? null : ColumnNames.InChinese(m)) ?? ColumnNames.InEnglish(m))]);
        return (rows =>
        {
            foreach (var row in rows) columns.WriteRow(sheet, row);
            return sheet.FlushAsync(ct);
        }, () => sheet.CompleteAsync(ct));
    }

    private static async Task WriteLinesAsync(Stream output, IReadOnlyList<T> rows, JsonSerializerOptions json, CancellationToken ct)
    {
        var lines = new ArrayBufferWriter<byte>(1 << 16);
        using var writer = new Utf8JsonWriter(lines, new JsonWriterOptions { Encoder = json.Encoder, SkipValidation = true });
        foreach (var row in rows)
        {
            JsonSerializer.Serialize(writer, row, json);
            writer.Flush();
            lines.Write("\n"u8);
            writer.Reset();
        }
        await output.WriteAsync(lines.WrittenMemory, ct);
    }
}
