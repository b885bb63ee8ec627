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
    public static StreamSettings Read(IConfiguration configuration) => new(TimeSpan.FromSeconds(configuration.GetValue("Streams:LongestSeconds", 300)));
}

/// <summary>The progress of an operation as server-sent events: one for each state that differs from the one before, until it has ended.</summary>
internal sealed class OperationEvents(IMediator mediator, IOptions<JsonOptions> json, StreamSettings settings, IHostApplicationLifetime host)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task<IResult> Follow(Guid id, HttpContext http)
    {
        // A refusal is a problem document, so the operation is read once before the stream begins.
        var first = await mediator.Send(new GetOperation(id), http.RequestAborted);
        return first.Succeeded ? Results.Stream(output => WriteAsync(first.Value, http, output), "text/event-stream") : Problems.Of(http, first.Errors);
    }

    private async Task WriteAsync(OperationDto operation, HttpContext http, Stream output)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        end.CancelAfter(settings.Longest);
        var seen = http.Request.Headers["Last-Event-ID"].ToString();
        try
        {
            for (var result = (Result<OperationDto>)operation; result.Succeeded; result = await mediator.Send(new GetOperation(operation.Id), end.Token))
            {
                operation = result.Value;
                // The state is its own id, so whoever comes back is told only what differs.
                var state = $"{operation.Status}.{operation.Stage}.{operation.Done}.{operation.Failed}.{operation.Total}";
                if (state != seen)
                {
                    await output.WriteAsync(Encoding.UTF8.GetBytes($"id: {state}\nevent: progress\ndata: {JsonSerializer.Serialize(operation, json.Value.SerializerOptions)}\n\n"), end.Token);
                    await output.FlushAsync(end.Token);
                }
                if (operation.FinishedAt is not null) return;
                seen = state;
                await Task.Delay(Pause, end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The client left, the host stops or the time is up: the stream ends here, and the client may come back.
        }
    }
}
