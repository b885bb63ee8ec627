using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Application.Drafts;

/// <summary>A version of a draft, passage by passage, as people edit it.</summary>
public sealed record DraftDto : IHasRevision
{
    public required Guid EvaluationId { get; init; }
    /// <summary>The version, and the entity tag.</summary>
    public required int Revision { get; init; }
    public required DraftOrigin Origin { get; init; }
    public required string Author { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>SHA-256 of the stored model.</summary>
    public required string Sha256 { get; init; }
    /// <summary>What people must still write; none may be left when the report is made final.</summary>
    public required IReadOnlyList<string> Placeholders { get; init; }
    /// <summary>Passages that a person and the data both changed; editing the passage decides it.</summary>
    public required IReadOnlyList<MergeConflict> Conflicts { get; init; }
    /// <summary>Every passage in printing order.</summary>
    public required IReadOnlyList<DraftPassage> Passages { get; init; }

    internal static DraftDto Of(EvaluationDraft draft)
    {
        var model = draft.Read();
        return new()
        {
            EvaluationId = draft.EvaluationId,
            Revision = draft.Version,
            Origin = draft.Origin,
            Author = draft.Author,
            At = draft.GeneratedAt,
            Sha256 = draft.Sha256,
            Placeholders = [.. model.Placeholders().Select(gap => gap.Instruction)],
            Conflicts = draft.ReadConflicts(),
            Passages = [.. ReportPassages.Of(model).Select(passage => new DraftPassage(passage.Id, passage.Kind, passage.Text, passage.Marked))],
        };
    }
}

/// <summary>A passage of the report.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Marked">The words with the ids of bound numbers and open gaps in braces: what is edited.</param>
public sealed record DraftPassage(string Id, PassageKind Kind, string Text, string Marked);
