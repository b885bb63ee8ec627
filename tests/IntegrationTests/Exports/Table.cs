using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Exports;

/// <summary>A table that came back over HTTP, read by nothing of ours.</summary>
internal sealed record Table(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public const string Ndjson = "application/x-ndjson", Csv = "text/csv", Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The cells of one column.</summary>
    public IReadOnlyList<string> this[string header] => [.. Rows.Select(r => r[Headers.ToList().IndexOf(header)])];

    public static async Task<HttpResponseMessage> AskAsync(HttpClient client, string path, string accept, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + path);
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        if (language is not null) request.Headers.TryAddWithoutValidation("Accept-Language", language);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public static async Task<byte[]> BytesAsync(HttpClient client, string path, string mediaType, string? language = null)
    {
        using var answer = await AskAsync(client, path, mediaType, language);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await (answer.IsSuccessStatusCode ? Task.FromResult("") : answer.Content.ReadAsStringAsync()));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public static async Task<Table> ReadAsync(HttpClient client, string path, string mediaType, string? language = null)
    {
        var bytes = await BytesAsync(client, path, mediaType, language);
        return mediaType == Csv ? OfCsv(bytes) : OfXlsx(bytes);
    }

    public static Table OfCsv(byte[] bytes)
    {
        bytes.Take(3).ShouldBe(Encoding.UTF8.Preamble.ToArray());
        List<List<string>> rows = [[]];
        StringBuilder cell = new();
        var (quoted, closed) = (false, false);
        foreach (var c in new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 3, bytes.Length - 3))
        {
            // A doubled quote opens again at once: the quote itself is what was between.
            if (c == '"' && closed) cell.Append(c);
            (quoted, closed) = c == '"' ? (!quoted, quoted) : (quoted, false);
            if (!quoted && c is ',' or '\n') End(c == '\n');
            else if (c != '"' && (quoted || c != '\r')) cell.Append(c);
        }
        quoted.ShouldBeFalse();
        rows[^1].ShouldBeEmpty("the last line ends like every other");
        return new(rows[0], [.. rows[1..^1]]);

        void End(bool line)
        {
            rows[^1].Add(cell.ToString());
            cell.Clear();
            if (line) rows.Add([]);
        }
    }

    public static Table OfXlsx(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var part in zip.Entries)
            using (var stream = part.Open()) XDocument.Load(stream);
        using var sheet = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        var root = XDocument.Load(sheet).Root!;
        var main = root.Name.Namespace;
        var rows = root.Element(main + "sheetData")!.Elements(main + "row").Select(row => row.Elements(main + "c").ToDictionary(
            c => new string([.. ((string)c.Attribute("r")!).TakeWhile(char.IsLetter)]),
            c => (string)c.Attribute("s")! == "2" ? new DateOnly(1899, 12, 30).AddDays((int)c.Element(main + "v")!).ToString("yyyy-MM-dd") : c.Value)).ToList();
        var headers = rows[0].Values.ToList();
        return new(headers, [.. rows.Skip(1).Select(r => headers.Select((_, i) => r.GetValueOrDefault(((char)('A' + i % 26)).ToString().Insert(0, i >= 26 ? "A" : "")) ?? "").ToList())]);
    }
}
