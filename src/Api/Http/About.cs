using ReliefApi.Application.Access;
using ReliefApi.Application.Batches;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Http;

/// <summary>Who is calling, and what they may do.</summary>
internal sealed record Me
{
    public required string Subject { get; init; }
    public required Role Role { get; init; }
    /// <summary>Division that the caller belongs to; 000000 for the whole country.</summary>
    public required string DivisionCode { get; init; }
    /// <summary>Codes of the divisions that the caller reads.</summary>
    public required CodeRange Reads { get; init; }
    /// <summary>Codes of the divisions that the caller writes; null when they write nowhere.</summary>
    public CodeRange? Writes { get; init; }
    /// <summary>Every operation that the caller's role may call, by operationId.</summary>
    public required IReadOnlyList<string> Operations { get; init; }
}

/// <summary>A subtree of divisions as a closed range of codes.</summary>
internal sealed record CodeRange(string From, string To)
{
    public static CodeRange? Of(DivisionRange range) => range.From.Length > 0 ? new(range.From, range.To) : null;
}

/// <summary>What this installation can do, and how much of it at once.</summary>
internal sealed record Capabilities
{
    /// <summary>Versions of the API that are served.</summary>
    public required IReadOnlyList<string> Versions { get; init; }
    /// <summary>Languages of texts; the first is the default.</summary>
    public required IReadOnlyList<string> Languages { get; init; }
    /// <summary>Zone of business dates.</summary>
    public required string TimeZone { get; init; }
    /// <summary>Conventions that every operation follows where it can.</summary>
    public required IReadOnlyList<string> Features { get; init; }
    public required Limits Limits { get; init; }
}

/// <summary>Limits that are enforced.</summary>
internal sealed record Limits
{
    /// <summary>Bytes of a request body.</summary>
    public required long BodyBytes { get; init; }
    /// <summary>Bytes of a file that is sent as the body.</summary>
    public required long FileBytes { get; init; }
    /// <summary>Depth of JSON.</summary>
    public required int JsonDepth { get; init; }
    public required int DefaultPageSize { get; init; }
    public required int LargestPageSize { get; init; }
    /// <summary>Rows of one batch.</summary>
    public required int BatchRows { get; init; }
    /// <summary>Characters of an Idempotency-Key.</summary>
    public required int IdempotencyKeyLength { get; init; }
    /// <summary>Hours that a first answer is kept for repeated requests.</summary>
    public required int IdempotencyHours { get; init; }
    /// <summary>Requests a minute of one person; 0 for no limit.</summary>
    public required int PeoplePerMinute { get; init; }
    /// <summary>Requests a minute of one machine; 0 for no limit.</summary>
    public required int MachinesPerMinute { get; init; }
    /// <summary>Pages of the change feed a minute of one caller; 0 for no limit.</summary>
    public required int FeedsPerMinute { get; init; }
    /// <summary>Exports a minute of one caller; 0 for no limit.</summary>
    public required int ExportsPerMinute { get; init; }
}

/// <summary>What the API says about the caller and about itself.</summary>
internal sealed class About(ICallContext call, EndpointDataSource endpoints, RateBudgets budgets)
{
    public Me Me() => new()
    {
        Subject = call.Actor,
        Role = call.Role!.Value,
        DivisionCode = call.DivisionCode,
        Reads = CodeRange.Of(call.Scope.Read)!,
        Writes = CodeRange.Of(call.Scope.Write),
        Operations = [.. endpoints.Endpoints.Where(e => e.Metadata.GetMetadata<RolesAllowed>()?.Roles.Contains(call.Role.Value) == true)
            .Select(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName).OfType<string>().Order(StringComparer.Ordinal)],
    };

    public Capabilities Capabilities() => new()
    {
        Versions = ["v1"],
        Languages = ["zh-CN", "en"],
        TimeZone = ChinaTime.ZoneId,
        Features = ["actions", "batchUpsert", "changeFeed", "entityTags", "exports", "idempotencyKeys", "keysetPaging", "mergePatch", "operationEvents", "problemDocuments", "rateLimits", "validateOnly"],
        Limits = new()
        {
            BodyBytes = ApiHost.LargestBody,
            FileBytes = SentFile.Largest,
            JsonDepth = Json.Depth,
            DefaultPageSize = PagingRules.Default,
            LargestPageSize = PagingRules.Largest,
            BatchRows = BatchRules.Most,
            IdempotencyKeyLength = CallerMiddleware.LongestKey,
            IdempotencyHours = (int)IdempotencyRecord.Kept.TotalHours,
            PeoplePerMinute = budgets.People,
            MachinesPerMinute = budgets.Machines,
            FeedsPerMinute = budgets.Feeds,
            ExportsPerMinute = budgets.Exports,
        },
    };
}
