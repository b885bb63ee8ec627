using Microsoft.AspNetCore.Mvc;
using ReliefApi.Api.Security;
using ReliefApi.Application.Batches;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Http;

/// <summary>Which roles may call an operation; shown in the contract as <c>x-roles</c>.</summary>
internal sealed record RolesAllowed(IReadOnlyList<Role> Roles);

/// <summary>An operation that can be tried: it takes <c>validateOnly=true</c>.</summary>
internal sealed record CanBeTried
{
    public const string Parameter = "validateOnly";
}

/// <summary>What every operation says about itself, in one line each.</summary>
internal static class Routes
{
    public static readonly Role[] County = [Role.CountyClerk, Role.CountyReviewer, Role.CountyFinance];
    public static readonly Role[] CountyAndAdministrator = [.. County, Role.Administrator];
    public static readonly Role[] Everyone = Enum.GetValues<Role>();

    /// <summary>Who may call it.</summary>
    public static RouteHandlerBuilder For(this RouteHandlerBuilder route, params Role[] roles) =>
        route.WithMetadata(new RolesAllowed(roles)).RequireAuthorization(p => p.RequireRole(roles.Select(Claims.NameOf)));

    /// <summary>Its name in typed clients and its one-line summary.</summary>
    public static RouteHandlerBuilder As(this RouteHandlerBuilder route, string operationId, string summary) => route.WithName(operationId).WithSummary(summary);

    /// <summary>200 with this body. Every operation may also answer 400, 401, 403, 404, 429 and 503, and 406 where it has a body.</summary>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) =>
        route.Produces<T>(status).Refuses(400, 401, 403, 404, 406, 429, 503);

    /// <summary>200 with a file.</summary>
    public static RouteHandlerBuilder GivesFile(this RouteHandlerBuilder route, string mediaType) =>
        route.Produces<FileResult>(StatusCodes.Status200OK, mediaType).Refuses(400, 401, 403, 404, 406, 429, 503);

    /// <summary>Another format beside JSON, by Accept.</summary>
    public static RouteHandlerBuilder AlsoGives(this RouteHandlerBuilder route, string mediaType, string description) => route.WithMetadata(new OtherFormat(mediaType, description));

    /// <summary>Answers what a body asks. What it shows cannot be taken back, so it cannot be tried.</summary>
    public static RouteHandlerBuilder Shows<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) =>
        route.Gives<T>(status).Refuses(409, 413, 415, 422);

    /// <summary>Creates or moves something: may also break a rule or meet a conflict.</summary>
    public static RouteHandlerBuilder Writes<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) =>
        route.Shows<T>(status).WithMetadata(new CanBeTried());

    /// <summary>Creates or changes many: all of them, or each by itself.</summary>
    public static RouteHandlerBuilder WritesRows(this RouteHandlerBuilder route) => route.Writes<BatchOutcome>().Produces<BatchOutcome>(StatusCodes.Status207MultiStatus);

    /// <summary>Changes what the caller has read: needs If-Match.</summary>
    public static RouteHandlerBuilder Revises<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) =>
        route.Writes<T>(status).Refuses(412, 428);

    /// <summary>Changes some members of what the caller has read: needs If-Match.</summary>
    public static RouteHandlerBuilder Patches<TContent, T>(this RouteHandlerBuilder route) =>
        route.Accepts<MergePatch<TContent>>(MergePatch.MediaType).Revises<T>();

    /// <summary>Takes away what the caller has read: 204, needs If-Match.</summary>
    public static RouteHandlerBuilder Removes(this RouteHandlerBuilder route) =>
        route.Produces(StatusCodes.Status204NoContent).WithMetadata(new CanBeTried()).Refuses(400, 401, 403, 404, 409, 412, 422, 428, 429, 503);

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses) route.Produces<Problem>(status, "application/problem+json");
        return route;
    }
}
