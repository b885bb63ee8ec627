using System.Security.Cryptography;
using System.Text.Json;
using MediatR;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ReliefApi.Api.Exports;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Batches;
using ReliefApi.Application.Feed;
using ReliefApi.Application.History;
using ReliefApi.Application.Operations;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Sheets;
using ReliefApi.Domain.Common;

namespace ReliefApi.Api.Http;

/// <summary>Sends a use case and gives its answer the shape of the contract: status, entity tag, location or problem document.</summary>
internal sealed class Door(IMediator mediator, IHttpContextAccessor accessor, IOperationScheduler scheduler, ICallContext call, CallerActions actions,
    WholeList list, IEnumerable<ISheetFormat> sheets, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json)
{
    private HttpContext Http => accessor.HttpContext!;

    /// <summary>200 with an entity tag, or 304 when the caller already has it.</summary>
    public async Task<IResult> Get<T>(IQuery<T> query)
    {
        var result = await mediator.Send(query, Http.RequestAborted);
        if (!result.Succeeded) return Problems.Of(Http, result.Errors);
        if (Tag(result.Value) is { } tag && result.Value is not IDependsOnToday && Http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false)))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        // Nothing can be done to the past, so it has no actions.
        return Results.Ok(query is ITimeTravel travel && Moment.Of(travel) is not null ? result.Value : Complete(result.Value));
    }

    /// <summary>A page as JSON, or the whole list in the format that Accept asks for.</summary>
    public async Task<IResult> Get<T>(IQuery<Page<T>> query)
    {
        if (query is not IPaged) return await Get<Page<T>>(query);
        Http.Response.Headers.Vary = "Accept, Accept-Language";
        var (found, format) = ExportFormat.Choose(Http.Request, ExportFormat.Among(sheets));
        if (!found) return Problems.Of(Http, [HttpErrors.NotAcceptable], StatusCodes.Status406NotAcceptable);
        return format is null ? await Get<Page<T>>(query) : new Export<T>(list, query, format);
    }

    /// <summary>201 with the address of what was made.</summary>
    public async Task<IResult> Create<T>(ICommand<T> command, Func<T, string> location)
    {
        var result = await mediator.Send(command, Http.RequestAborted);
        if (!result.Succeeded) return Problems.Of(Http, result.Errors);
        Tag(result.Value);
        return Results.Created("/api/v1" + location(result.Value), Complete(result.Value));
    }

    /// <summary>200 with the new state.</summary>
    public async Task<IResult> Change<T>(ICommand<T> command)
    {
        var result = await mediator.Send(command, Http.RequestAborted);
        if (!result.Succeeded) return Problems.Of(Http, result.Errors);
        Tag(result.Value);
        return Results.Ok(Complete(result.Value));
    }

    /// <summary>What a PUT would do with the present content and some members changed; it never creates.</summary>
    public async Task<IResult> Patch<TResource, TContent, T>(IQuery<TResource> query, IfMatch seen, MergePatch<TContent> changes, Func<TContent, ICommand<T>> revise) where TResource : IHasRevision
    {
        var present = await mediator.Send(query, Http.RequestAborted);
        if (!present.Succeeded) return Problems.Of(Http, present.Errors);
        if (present.Value.Revision != seen.Revision) return Problems.Of(Http, [Error.StaleRevision]);
        if (present.Value.Revision == 0) return Problems.Of(Http, [HttpErrors.NothingToPatch]);
        return await Change(revise(await changes.OntoAsync(present.Value)));
    }

    /// <summary>200 when all rows stand, 207 with one outcome a row where each stands by itself.</summary>
    public async Task<IResult> Batch(ICommand<BatchOutcome> command, Choice<BatchMode>? mode)
    {
        var result = await mediator.Send(command, Http.RequestAborted);
        return result.Succeeded
            ? Results.Json(result.Value, statusCode: mode?.Value == BatchMode.PerRow ? StatusCodes.Status207MultiStatus : StatusCodes.Status200OK)
            : Problems.Of(Http, result.Errors);
    }

    /// <summary>204: nothing is left to show.</summary>
    public async Task<IResult> Remove(ICommand<Done> command)
    {
        var result = await mediator.Send(command, Http.RequestAborted);
        return result.Succeeded ? Results.NoContent() : Problems.Of(Http, result.Errors);
    }

    /// <summary>202 with the address of the operation that goes on.</summary>
    public async Task<IResult> Start(ICommand<OperationDto> command)
    {
        var result = await mediator.Send(command, Http.RequestAborted);
        if (!result.Succeeded) return Problems.Of(Http, result.Errors);
        if (!call.ValidateOnly) scheduler.Wake(result.Value.Id);
        return Results.Accepted($"/api/v1/operations/{result.Value.Id}", Complete(result.Value));
    }

    /// <summary>The answer itself, for what is not JSON.</summary>
    public async Task<IResult> Give<T>(IQuery<T> query, Func<T, IResult> shape)
    {
        var result = await mediator.Send(query, Http.RequestAborted);
        return result.Succeeded ? shape(result.Value) : Problems.Of(Http, result.Errors);
    }

    /// <summary>Adds what this caller may do. The tag stays that of the revision, so a cache is told what else the answer depends on.</summary>
    private T Complete<T>(T value)
    {
        if (value is not IHasActions resource) return value;
        resource.Actions = actions.Of(resource, call, Http.Request);
        Http.Response.Headers.Vary = "Accept-Language, Authorization, X-Api-Key";
        return value;
    }

    /// <summary>200 with the digest of its bytes; 304 when the caller has come as far and nothing is new.</summary>
    public async Task<IResult> Follow(ReadFeed query)
    {
        var result = await mediator.Send(query, Http.RequestAborted);
        if (!result.Succeeded) return Problems.Of(Http, result.Errors);
        var tag = new EntityTagHeaderValue(new StringSegment($"\"{result.Value.Stream}.{result.Value.Through}\""));
        Http.Response.GetTypedHeaders().ETag = tag;
        // A page that holds something shows its present state, which may have moved on under the same numbers.
        if (result.Value.Items.Count == 0 && Http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false))) return Results.StatusCode(StatusCodes.Status304NotModified);
        var body = JsonSerializer.SerializeToUtf8Bytes(result.Value, json.Value.SerializerOptions);
        Http.Response.Headers["Content-Digest"] = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:";
        return Results.Bytes(body, "application/json");
    }

    private EntityTagHeaderValue? Tag<T>(T value)
    {
        if (value is not IHasRevision { Revision: var revision }) return null;
        var tag = new EntityTagHeaderValue(new StringSegment($"\"{revision}\""));
        Http.Response.GetTypedHeaders().ETag = tag;
        return tag;
    }
}

/// <summary>The revision that a change is based on, from If-Match. Missing is 428.</summary>
internal readonly record struct IfMatch(int Revision)
{
    public static ValueTask<IfMatch> BindAsync(HttpContext http)
    {
        var given = http.Request.Headers.IfMatch;
        if (given.Count == 0) throw new RefusedException(StatusCodes.Status428PreconditionRequired, HttpErrors.RevisionRequired);
        if (given.Count > 1 || !EntityTagHeaderValue.TryParse(given.ToString(), out var tag) || tag.Equals(EntityTagHeaderValue.Any))
            throw new RefusedException(StatusCodes.Status400BadRequest, HttpErrors.RevisionMalformed);
        // A weak or foreign tag is well-formed but never matches.
        return new(new IfMatch(!tag.IsWeak && int.TryParse(tag.Tag.AsSpan()[1..^1], out var revision) ? revision : -1));
    }
}
