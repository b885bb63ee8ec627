using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using ReliefApi.Api.Http;
using ReliefApi.Api.Security;
using ReliefApi.Application.History;
using ReliefApi.Application.Paging;
using ReliefApi.Application.PersonalData;
using ReliefApi.Domain.Common;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ReliefApi.Api.OpenApi;

/// <summary>The contract document, made from the running host and committed under contract/.</summary>
internal static class OpenApi
{
    public static void AddContract(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.Configure<SwaggerOptions>(o => o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        services.AddSwaggerGen(o =>
        {
            o.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "ReliefApi",
                Version = "v1",
                Description = "Performance evaluation of county petition-relief funds: records, attainment, scores, year-end drafts and aggregates. Amounts are decimal strings in yuan; percent values are percent numbers.",
                Contact = new OpenApiContact { Name = "ReliefApi maintainers" },
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            });
            o.AddServer(new OpenApiServer { Url = "/", Description = "This installation" });
            o.SupportNonNullableReferenceTypes();
            o.NonNullableReferenceTypesAsRequired();
            o.CustomOperationIds(d => d.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName);
            o.CustomSchemaIds(NameOf);
            o.MapType<Money>(() => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^-?[0-9]{1,12}(\\.[0-9]{1,2})?$", Description = "Yuan, decimal string.", Examples = [JsonValue.Create("571500.00")!] });
            // A number on the wire has no binary precision to promise.
            o.MapType<decimal>(() => new OpenApiSchema { Type = JsonSchemaType.Number });
            o.MapType<TimePoint>(() => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 40, Description = "An instant with its offset, or a day in China, which means its end; not in the future.", Examples = [JsonValue.Create("2020-12-31")!] });
            o.MapType<SentFile>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "The file itself, at most 10 MiB." });
            foreach (var pii in typeof(Pii).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Pii))))
                o.MapType(pii, () => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200, Description = "Personal data: written in clear, always read as its mask." });
            // What the serializer is told by attributes, the document says as well.
            o.UseOneOfForPolymorphism();
            o.SelectSubTypesUsing(type => type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Select(d => d.DerivedType));
            o.SchemaFilter<SerializerAttributes>();
            o.SchemaFilter<NullableReferences>();
            o.SchemaFilter<MergePatchSchema>();
            o.OperationFilter<OperationConventions>();
            o.ParameterFilter<PageLimits>();
            o.AddSecurityDefinition("bearer", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT", Description = "Access token of a person." });
            o.AddSecurityDefinition("apiKey", new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyHandler.Header, Description = "Key of a machine." });
            foreach (var xml in Directory.EnumerateFiles(AppContext.BaseDirectory, "ReliefApi.*.xml").Order(StringComparer.Ordinal)) o.IncludeXmlComments(xml);
        });
    }

    private static string NameOf(Type type) =>
        type.IsGenericType ? string.Concat(type.GetGenericArguments().Select(NameOf)) + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] : type.Name;
}

/// <summary>What attributes tell the serializer: the member that says which kind an object is, and numbers written as text.</summary>
internal sealed class SerializerAttributes : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema shape || context.Type.BaseType is not { } family) return;
        // Each kind lists all of its members itself: the family only holds the kinds together.
        if (context.Type.IsDefined(typeof(JsonPolymorphicAttribute), inherit: false)) (shape.Properties, shape.Required, shape.AdditionalPropertiesAllowed) = (null, null, true);
        foreach (var member in context.Type.GetProperties().Where(m => m.GetCustomAttribute<JsonNumberHandlingAttribute>()?.Handling.HasFlag(JsonNumberHandling.WriteAsString) == true))
            if (shape.Properties is { } members && members.TryGetValue(JsonNamingPolicy.CamelCase.ConvertName(member.Name), out var given) && given is OpenApiSchema number)
                number.Type = JsonSchemaType.String | (number.Type & JsonSchemaType.Null ?? 0);
        if (family.GetCustomAttribute<JsonPolymorphicAttribute>(inherit: false)?.TypeDiscriminatorPropertyName is not { } kind) return;
        var own = family.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Single(d => d.DerivedType == context.Type).TypeDiscriminator!;
        (shape.Properties ??= new Dictionary<string, IOpenApiSchema>())[kind] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create(own.ToString())!] };
        (shape.Required ??= new HashSet<string>()).Add(kind);
    }
}

/// <summary>A nullable member whose schema is a reference would lose its null: it becomes "the reference or null".</summary>
internal sealed class NullableReferences : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { } properties }) return;
        // Of its own for each call: it is not made for several threads, and the document may be asked for by several callers at once.
        var nullability = new NullabilityInfoContext();
        foreach (var member in context.Type.GetProperties())
        {
            var name = char.ToLowerInvariant(member.Name[0]) + member.Name[1..];
            if (properties.TryGetValue(name, out var shape) && shape is OpenApiSchemaReference && nullability.Create(member).WriteState == NullabilityState.Nullable)
                properties[name] = new OpenApiSchema { OneOf = [shape, new OpenApiSchema { Type = JsonSchemaType.Null }] };
        }
    }
}

/// <summary>The limits of a page, as the lists enforce them.</summary>
internal sealed class PageLimits : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (context.ApiParameterDescription.Name != nameof(IPaged.PageSize) || parameter.Schema is not OpenApiSchema size) return;
        (size.Minimum, size.Maximum, size.Default) = ("1", PagingRules.Largest.ToString(CultureInfo.InvariantCulture), JsonValue.Create(PagingRules.Default));
    }
}
