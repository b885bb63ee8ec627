using System.Text;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using ReliefApi.Application.Operations;
using ReliefApi.Domain.Common;

namespace ReliefApi.Api.Http;

/// <summary>How long one stream of events lasts; a client that is cut off comes back with the id of the last event it saw.</summary>
internal sealed record StreamSettings(TimeSpan Longest)
{
    public static StreamSettings Read(IConfiguration configuration) => new(TimeSpan.FromSeconds(configuration.GetValue<int>("Streams:LongestSeconds")));
}

/// <summary>The progress of an operation as server-sent events: one for each state that differs from the one before, until it has ended.</summary>
internal sealed class OperationEvents(IMediator mediator, IOptions<JsonOptions> json, StreamSettings settings, IHostApplicationLifetime host)
{
    public const string MediaType = "text/event-stream";

    // Between two looks at the operation; a silent stream is given a comment each ten seconds, so that no proxy takes it for dead.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private const int QuietLooks = 40;

    public async Task<IResult> FollowAsync(Guid id, HttpContext http)
    {
        // A refusal is a problem document, so the operation is read once before the stream begins.
        var first = await mediator.Send(new GetOperation(id), http.RequestAborted);
        if (!first.Succeeded) return Problems.Of(http, first.Errors);
        // 204 is what tells an event source to stay away.
        if (first.Value.FinishedAt is not null && http.Request.Headers["Last-Event-ID"] == StateOf(first.Value)) return Results.NoContent();
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return Results.Stream(output => WriteAsync(first, id, http, output), MediaType);
    }

    private async Task WriteAsync(Result<OperationDto> seen, Guid id, HttpContext http, Stream output)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        end.CancelAfter(settings.Longest);
        var (last, quiet) = (http.Request.Headers["Last-Event-ID"].ToString(), 0);
        try
        {
            await SendAsync("retry: 1000\n\n");
            while (seen.Succeeded)
            {
                var (operation, state) = (seen.Value, StateOf(seen.Value));
                var ended = operation.FinishedAt is not null;
                if (state != last) await SendAsync($"id: {state}\nevent: {(ended ? "finished" : "progress")}\ndata: {JsonSerializer.Serialize(operation, json.Value.SerializerOptions)}\n\n");
                else if (++quiet % QuietLooks == 0) await SendAsync(":\n\n");
                if (ended) return;
                last = state;
                await Task.Delay(Pause, end.Token);
                seen = await mediator.Send(new GetOperation(id), end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The client left, the host stops or the time is up: the stream ends here, and the client may come back.
        }

        async Task SendAsync(string text)
        {
            await output.WriteAsync(Encoding.UTF8.GetBytes(text), end.Token);
            await output.FlushAsync(end.Token);
        }
    }

    /// <summary>The state is its own id, so that whoever comes back is told only what differs.</summary>
    private static string StateOf(OperationDto o) => $"{o.Status}.{o.Stage}.{o.Done}.{o.Failed}.{o.Total}";
}
