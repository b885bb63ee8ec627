using System.Text;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Application.Drafts;

/// <summary>What a version of a draft was made from and by: enough to make it again.</summary>
public sealed record DraftManifest
{
    public required Guid EvaluationId { get; init; }
    public required int Version { get; init; }
    public required DraftOrigin Origin { get; init; }
    public required string Author { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>SHA-256 of the facts that the report was composed from: the position of the records.</summary>
    public required string FactsSha256 { get; init; }
    public string? ProfileCode { get; init; }
    public int? ProfileVersion { get; init; }
    public required string TemplateCode { get; init; }
    public required int TemplateVersion { get; init; }
    /// <summary>What wrote it.</summary>
    public required string Program { get; init; }
    /// <summary>SHA-256 of the report as generated, before people edited it.</summary>
    public required string GeneratedSha256 { get; init; }
    /// <summary>SHA-256 of the report as it is.</summary>
    public required string ModelSha256 { get; init; }
    /// <summary>The fonts the layout asks for, and what a reader without them is told to take instead.</summary>
    public required IReadOnlyList<DocumentFont> Fonts { get; init; }
    /// <summary>The report in every format.</summary>
    public required IReadOnlyList<DocumentFile> Files { get; init; }

    internal static DraftManifest Of(EvaluationDraft draft, Evaluation evaluation, IEnumerable<DocumentFile> files) => new()
    {
        EvaluationId = draft.EvaluationId,
        Version = draft.Version,
        Origin = draft.Origin,
        Author = draft.Author,
        At = draft.GeneratedAt,
        FactsSha256 = draft.FactsSha256,
        ProfileCode = evaluation.ProfileCode,
        ProfileVersion = evaluation.ProfileVersion,
        TemplateCode = draft.TemplateCode,
        TemplateVersion = draft.TemplateVersion,
        Program = draft.ProgramVersion,
        GeneratedSha256 = EvaluationDraft.HashOf(draft.AsGenerated),
        ModelSha256 = draft.Sha256,
        Fonts = DocumentFont.All,
        Files = [.. files],
    };

    /// <summary>The report in every format, by file name.</summary>
    internal static SortedDictionary<string, byte[]> Render(ReportModel model, IEnumerable<IReportWriter> writers)
    {
        SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
        foreach (var writer in writers)
        {
            using var buffer = new MemoryStream();
            writer.Write(model, buffer);
            files["report" + writer.FileExtension] = buffer.ToArray();
        }
        return files;
    }
}

/// <summary>A file of the bundle.</summary>
public sealed record DocumentFile(string Name, string Sha256)
{
    internal static DocumentFile Of(string name, byte[] content) => new(name, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)));
}

/// <summary>A font of the layout. The official ones are sold separately and are in no file.</summary>
/// <param name="Substitutes">Named in the document for a reader that does not have the font, nearest first.</param>
public sealed record DocumentFont(string Name, string Use, IReadOnlyList<string> Substitutes)
{
    public static readonly IReadOnlyList<DocumentFont> All =
    [
        new("方正小标宋简体", "标题", ["方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "Noto Serif CJK SC"]),
        new("黑体", "一级标题", ["SimHei", "Noto Sans CJK SC"]),
        new("楷体_GB2312", "二级标题", ["楷体", "KaiTi", "AR PL UKai CN"]),
        new("仿宋_GB2312", "正文", ["仿宋", "FangSong", "Noto Serif CJK SC"]),
        new("宋体", "表格", ["SimSun", "Noto Serif CJK SC"]),
    ];
}
