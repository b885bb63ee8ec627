using ReliefApi.Api.Http;
using ReliefApi.Application.Sheets;

namespace ReliefApi.Api.Exports;

/// <summary>A format that a whole list comes in, chosen by Accept.</summary>
/// <param name="Sheet">The table's format; null for one JSON object a line.</param>
internal sealed record ExportFormat(string MediaType, string FileExtension, ISheetFormat? Sheet)
{
    private const string Json = "application/json";

    private static readonly ExportFormat Lines = new("application/x-ndjson", ".ndjson", null);

    public static IReadOnlyList<ExportFormat> Among(IEnumerable<ISheetFormat> sheets) => [Lines, .. sheets.Select(s => new ExportFormat(s.MediaType, s.FileExtension, s))];

    /// <summary>The format that the caller likes best. Found but null is a page of JSON, which is also what anybody gets who likes everything alike.</summary>
    public static (bool Found, ExportFormat? Format) Choose(HttpRequest request, IReadOnlyList<ExportFormat> formats)
    {
        var chosen = Accepted.Choose(request, [Json, .. formats.Select(f => f.MediaType)]);
        return (chosen is not null, formats.FirstOrDefault(f => f.MediaType == chosen));
    }
}
