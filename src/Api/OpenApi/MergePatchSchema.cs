using Microsoft.OpenApi;
using ReliefApi.Api.Http;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ReliefApi.Api.OpenApi;

/// <summary>The members of the content that is patched, each of them optional and, to be cleared, nullable.</summary>
internal sealed class MergePatchSchema : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema patch || !context.Type.IsGenericType || context.Type.GetGenericTypeDefinition() != typeof(MergePatch<>)) return;
        var content = (OpenApiSchemaReference)context.SchemaGenerator.GenerateSchema(context.Type.GetGenericArguments()[0], context.SchemaRepository);
        var whole = context.SchemaRepository.Schemas[content.Reference.Id!];
        patch.Description = "Some members of the content; null clears one, what is absent stays.";
        patch.Required = null;
        patch.Properties = whole.Properties!.ToDictionary(p => p.Key, p => (IOpenApiSchema)OrNull(p.Value));
    }

    private static OpenApiSchema OrNull(IOpenApiSchema member)
    {
        if (member is not OpenApiSchema own) return new OpenApiSchema { OneOf = [member, new OpenApiSchema { Type = JsonSchemaType.Null }] };
        if (own.OneOf is { Count: > 0 }) return own;
        var copy = (OpenApiSchema)own.CreateShallowCopy();
        copy.Type |= JsonSchemaType.Null;
        return copy;
    }
}
