using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Application.Drafts;

/// <summary>A version of a draft with everything that proves it, as one .zip; the latest unless one is named.</summary>
public sealed record GetProofBundle(Guid EvaluationId, int? Version) : IQuery<ProofBundle>;

/// <summary>The .zip. Equal drafts give equal bytes.</summary>
public sealed record ProofBundle(byte[] Zip, int Version);

internal sealed class GetProofBundleHandler(IApplicationDbContext db, IEnumerable<IReportWriter> writers) : IRequestHandler<GetProofBundle, Result<ProofBundle>>
{
    // The earliest moment a zip entry can hold.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All), Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    private const string ReadMe =
        """
        核对方法：在本目录执行 sha256sum -c SHA256SUMS，每个文件都应显示 OK。
        To check: run "sha256sum -c SHA256SUMS" here; every file must say OK.

        report.*          评价报告，各格式内容相同 / the report, the same in every format
        facts.json        报告所依据的数据 / the facts it was composed from; its SHA-256 is factsSha256 of the manifest
        explanation.json  计分过程 / how the score was made
        evidence.csv      报告中每个数字及其来源 / every number of the report and where it comes from
        manifest.json     版本和散列 / versions and hashes; the SHA-256 of report.json is its modelSha256

        """;

    public async Task<Result<ProofBundle>> Handle(GetProofBundle request, CancellationToken cancellationToken)
    {
        var found = await db.DraftAsync(request.EvaluationId, request.Version, cancellationToken);
        if (!found.Succeeded) return Result<ProofBundle>.Refused(found.Errors);
        var draft = found.Value;
        var evaluation = await db.Evaluations.AsNoTracking().SingleAsync(e => e.Id == request.EvaluationId, cancellationToken);
        var model = draft.Read();
        var files = DraftManifest.Render(model, writers);
        var manifest = DraftManifest.Of(draft, evaluation, files.Select(file => DocumentFile.Of(file.Key, file.Value)));
        // The bytes that were hashed, not the model written once more.
        files["report.json"] = Encoding.UTF8.GetBytes(draft.Model);
        files["facts.json"] = Encoding.UTF8.GetBytes(draft.Facts);
        files["explanation.json"] = Encoding.UTF8.GetBytes(evaluation.ScoreSheet);
        files["evidence.csv"] = Evidence(model);
        files["manifest.json"] = JsonSerializer.SerializeToUtf8Bytes(manifest, Json);
        files["README.txt"] = Encoding.UTF8.GetBytes(ReadMe);
        files["SHA256SUMS"] = Encoding.UTF8.GetBytes(string.Concat(files.Select(file => $"{DocumentFile.Of(file.Key, file.Value).Sha256}  {file.Key}\n")));
        return new ProofBundle(Zip(files), draft.Version);
    }

    /// <summary>UTF-8 with its mark, so that a spreadsheet reads the Chinese.</summary>
    private static byte[] Evidence(ReportModel model)
    {
        var csv = new StringBuilder("\uFEFFid,display,raw,unit,source\r\n");
        foreach (var number in model.AllRuns().OfType<NumberRun>())
            csv.Append(CultureInfo.InvariantCulture, $"{number.Id},{number.Display},{number.Raw},\"{number.Unit.Replace("\"", "\"\"", StringComparison.Ordinal)}\",\"{number.Source.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static byte[] Zip(SortedDictionary<string, byte[]> files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = EntryTime;
                using var stream = entry.Open();
                stream.Write(content);
            }
        return buffer.ToArray();
    }
}
