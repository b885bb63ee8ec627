using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Domain.Evaluations;

/// <summary>How a version of a draft came about.</summary>
public enum DraftOrigin { Generated, Edited, Uploaded }

/// <summary>
/// A version of the seven-section report: the document model, from which every format is written, and everything it was made from. Never changed:
/// each generation and each edit is the next version.
/// </summary>
public sealed class EvaluationDraft : IBelongsToDivision
{
    /// <summary>What writes the reports. Raised when equal facts and words would give another report, so that an old one is known for old.</summary>
    public const string Program = "report-composer/2";

    private EvaluationDraft() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid EvaluationId { get; private set; }
    /// <summary>From 1.</summary>
    public int Version { get; private set; }
    public DraftOrigin Origin { get; private set; }
    public string Author { get; private set; } = "";
    /// <summary>The year-end run that wrote it; null when a person did.</summary>
    public Guid? OperationId { get; private set; }
    /// <summary>The report model, JSON.</summary>
    public string Model { get; private set; } = "";
    /// <summary>SHA-256 of <see cref="Model"/>, lower-case hex.</summary>
    public string Sha256 { get; private set; } = "";
    /// <summary>The report as generated, JSON, where people have changed it since; null while they have not.</summary>
    public string? Generated { get; private set; }
    /// <summary>Passages that a person and the data both changed, JSON.</summary>
    public string Conflicts { get; private set; } = "[]";
    /// <summary>What the report was composed from, JSON.</summary>
    public string Facts { get; private set; } = "";
    /// <summary>SHA-256 of <see cref="Facts"/>: the position of the records that the report rests on.</summary>
    public string FactsSha256 { get; private set; } = "";
    public string TemplateCode { get; private set; } = "";
    public int TemplateVersion { get; private set; }
    public string ProgramVersion { get; private set; } = "";
    public DateTimeOffset GeneratedAt { get; private set; }

    /// <summary>What the composer wrote, without what people made of it.</summary>
    public string AsGenerated => Generated ?? Model;

    public ReportModel Read() => ReportJson.Read(Encoding.UTF8.GetBytes(Model));

    public IReadOnlyList<MergeConflict> ReadConflicts() => JsonSerializer.Deserialize<List<MergeConflict>>(Conflicts)!;

    /// <summary>The next version from the records. What people wrote into the one before is carried over.</summary>
    public static EvaluationDraft Generate(Guid id, Evaluation evaluation, EvaluationDraft? last, ReportFacts facts, ReportTemplate template, Guid? operationId, string author, DateTimeOffset at)
    {
        var composed = ReportComposer.Compose(facts, template);
        IReadOnlyList<MergeConflict> conflicts = [];
        var model = composed;
        if (last?.Generated is { } before) (model, conflicts) = ReportMerge.Merge(ReportJson.Read(Encoding.UTF8.GetBytes(before)), last.Read(), composed);
        var stored = Encoding.UTF8.GetString(ReportFactsJson.Write(facts));
        var draft = new EvaluationDraft
        {
            Id = id,
            DivisionCode = evaluation.DivisionCode,
            EvaluationId = evaluation.Id,
            Version = (last?.Version ?? 0) + 1,
            Origin = DraftOrigin.Generated,
            Author = author,
            OperationId = operationId,
            Conflicts = JsonSerializer.Serialize(conflicts),
            Facts = stored,
            FactsSha256 = HashOf(stored),
            TemplateCode = template.Code,
            TemplateVersion = template.Version,
            ProgramVersion = Program,
            GeneratedAt = at,
        };
        draft.Take(model, last?.Generated is null ? null : Encoding.UTF8.GetString(ReportJson.Write(composed)));
        return draft;
    }

    /// <summary>The next version with a person's words. Conflicts in passages that the person has now written are decided.</summary>
    /// <param name="conflicts">Those that arose from putting the words into this version.</param>
    public EvaluationDraft Edit(Guid id, ReportModel edited, DraftOrigin origin, string author, DateTimeOffset at, IReadOnlyList<MergeConflict>? conflicts = null)
    {
        var touched = ReportChanges.Between(Read(), edited).Passages.Select(change => change.PassageId).ToHashSet(StringComparer.Ordinal);
        var draft = (EvaluationDraft)MemberwiseClone();
        (draft.Id, draft.Version, draft.Origin, draft.Author, draft.OperationId, draft.GeneratedAt) = (id, Version + 1, origin, author, null, at);
        draft.Conflicts = JsonSerializer.Serialize(ReadConflicts().Where(conflict => !touched.Contains(conflict.PassageId)).Concat(conflicts ?? []));
        draft.Take(edited, AsGenerated);
        return draft;
    }

    /// <summary>Why this version cannot be made final; empty when it can.</summary>
    public IReadOnlyList<Error> FaultsOfFreezing()
    {
        List<Error> faults = [];
        var gaps = Read().Placeholders().Select(gap => gap.Instruction).ToList();
        if (gaps.Count > 0) faults.Add(EvaluationErrors.Placeholders.Seen(string.Join("；", gaps)));
        var conflicts = ReadConflicts();
        if (conflicts.Count > 0) faults.Add(EvaluationErrors.Conflicts.Seen(string.Join(", ", conflicts.Select(conflict => conflict.PassageId))));
        return faults;
    }

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private void Take(ReportModel model, string? generated)
    {
        Model = Encoding.UTF8.GetString(ReportJson.Write(model));
        Sha256 = HashOf(Model);
        Generated = generated == Model ? null : generated;
    }
}
