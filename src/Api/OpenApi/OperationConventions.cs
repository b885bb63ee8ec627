using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using ReliefApi.Api.Http;
using ReliefApi.Api.Security;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Feed;
using ReliefApi.Application.Paging;
using ReliefApi.Domain.Indicators;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ReliefApi.Api.OpenApi;

/// <summary>What every operation has in common: roles, security, header parameters, answer headers, and query names as they are on the wire.</summary>
internal sealed class OperationConventions : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        operation.Parameters = [.. (operation.Parameters ?? []).Where(p => p.Name is not "Revision")];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Query))
        {
            parameter.Name = char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..];
            if ((parameter.Name == "measure" ? [.. Measures.All.Select(m => m.Code)] : ChoiceOf(parameter, context)) is { } names) parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. names.Select(n => (JsonNode)n)] };
        }

        if (metadata.OfType<RolesAllowed>().LastOrDefault() is { } allowed)
        {
            operation.AddExtension("x-roles", new JsonNodeExtension(new JsonArray([.. allowed.Roles.Select(r => (JsonNode)Claims.NameOf(r))])));
            operation.Security =
            [
                new() { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] },
                new() { [new OpenApiSecuritySchemeReference("apiKey", context.Document)] = [] },
            ];
        }
        if (metadata.OfType<MethodInfo>().FirstOrDefault()?.GetParameters().Any(p => p.ParameterType == typeof(IfMatch)) == true)
            operation.Parameters.Add(HeaderParameter("If-Match", required: true, "Entity tag of the revision that the change is based on."));
        if (context.ApiDescription.HttpMethod == "POST")
            operation.Parameters.Add(HeaderParameter("Idempotency-Key", required: false, "Makes a repeated request answer as the first did, for 24 hours."));
        if (metadata.OfType<CanBeTried>().Any())
            operation.Parameters.Add(new OpenApiParameter { Name = CanBeTried.Parameter, In = ParameterLocation.Query, Description = "Answers as the request would be answered, and stores nothing.", Schema = new OpenApiSchema { Type = JsonSchemaType.Boolean } });
        DescribeAnswers(operation, context);
    }

    /// <summary>Headers of the answers, and 304 where the caller may already have the newest revision.</summary>
    private static void DescribeAnswers(OpenApiOperation operation, OperationFilterContext context)
    {
        var answers = operation.Responses!;
        var followed = context.ApiDescription.SupportedResponseTypes.Any(r => r.Type == typeof(FeedPage));
        var tagged = followed || context.ApiDescription.SupportedResponseTypes.Any(r => r.Type?.IsAssignableTo(typeof(IHasRevision)) == true);
        if (tagged && context.ApiDescription.HttpMethod == "GET")
        {
            operation.Parameters!.Add(HeaderParameter("If-None-Match", required: false, "Entity tags that the caller already has."));
            answers["304"] = new OpenApiResponse { Description = "Not Modified" };
        }
        if (context.ApiDescription.HttpMethod == "GET" && context.ApiDescription.SupportedResponseTypes.FirstOrDefault(r => r.StatusCode == 200)?.Type is { IsGenericType: true } page && page.GetGenericTypeDefinition() == typeof(Page<>))
            DescribeExports(answers, page.GetGenericArguments()[0], context);
        foreach (var other in context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<OtherFormat>())
            ((OpenApiResponse)answers["200"]).Content![other.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = other.Description } };
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<OtherFormat>().Any(f => f.MediaType == OperationEvents.MediaType))
        {
            answers["204"] = new OpenApiResponse { Description = "No Content" };
            operation.Parameters!.Add(HeaderParameter("Last-Event-ID", required: false, "Id of the last event that the caller saw."));
        }
        foreach (var (status, answer) in answers)
        {
            if (tagged && status is ("200" or "201" or "304")) AddHeader(answer, "ETag", "Entity tag of the revision.");
            if (status[0] is '2' or '3' || status is "429") AddHeader(answer, "RateLimit", "What is left of the caller's budget, and the seconds until it is whole again.");
            if (status is "429") AddHeader(answer, "RateLimit-Policy", "The budget: requests and the seconds they are for.");
            if (followed && status is "200") AddHeader(answer, "Content-Digest", "SHA-256 of the body (RFC 9530).");
            if (status is "201" or "202") AddHeader(answer, "Location", "Address of what was made or started.");
            if (status is "429" or "503") AddHeader(answer, "Retry-After", "Seconds to wait.");
        }
        operation.Responses = [];
        foreach (var (status, answer) in answers.OrderBy(a => a.Key, StringComparer.Ordinal)) operation.Responses[status] = answer;
    }

    /// <summary>A list also comes whole, in other formats than JSON.</summary>
    private static void DescribeExports(OpenApiResponses answers, Type row, OperationFilterContext context)
    {
        var content = ((OpenApiResponse)answers["200"]).Content!;
        content["application/x-ndjson"] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(row, context.SchemaRepository) };
        foreach (var (mediaType, description) in new[]
                 {
                     ("text/csv", "The whole list in UTF-8 with its byte order mark; text that a spreadsheet would calculate begins with an apostrophe."),
                     ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "The whole list as a workbook."),
                 })
            content[mediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = mediaType == "text/csv" ? null : "binary", Description = description } };
    }

    private static void AddHeader(IOpenApiResponse answer, string name, string description)
    {
        if (answer is not OpenApiResponse described) return;
        described.Headers ??= new Dictionary<string, IOpenApiHeader>();
        described.Headers[name] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }

    private static IReadOnlyList<string>? ChoiceOf(OpenApiParameter parameter, OperationFilterContext context)
    {
        var type = context.ApiDescription.ParameterDescriptions.FirstOrDefault(d => string.Equals(d.Name, parameter.Name, StringComparison.OrdinalIgnoreCase))?.ParameterDescriptor?.ParameterType;
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Choice<>)
            ? (IReadOnlyList<string>)type.GetProperty(nameof(Choice<DayOfWeek>.Names))!.GetValue(null)!
            : null;
    }

    private static OpenApiParameter HeaderParameter(string name, bool required, string description) =>
        new() { Name = name, In = ParameterLocation.Header, Required = required, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 } };
}
