using ReliefApi.Domain.Findings;
using ReliefApi.Domain.ReportTexts;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Findings;

/// <summary>What the rules find now. Errors block submission, warnings need a reason, information never blocks.</summary>
public record FoundDto
{
    public required FindingCounts Counts { get; init; }
    /// <summary>Whether an error stands that nobody has dismissed.</summary>
    public required bool BlocksSubmission { get; init; }
    /// <summary>Warnings that nobody has given a reason for.</summary>
    public required int ReasonsDue { get; init; }
    /// <summary>Errors first.</summary>
    public required IReadOnlyList<FindingDto> Items { get; init; }
}

/// <summary>What the rules find in the records of a project and year and, for an evaluation, in its latest draft.</summary>
public sealed record FindingsDto : FoundDto
{
    public required Guid ProjectId { get; init; }
    public required int FiscalYear { get; init; }
    /// <summary>The evaluation whose draft was read, if one was.</summary>
    public Guid? EvaluationId { get; init; }
    /// <summary>Every waiver of the project and year, with its revocation if it was taken back; also those whose finding is gone.</summary>
    public required IReadOnlyList<FindingWaiverDto> Waivers { get; init; }

    internal static FindingsDto Of(FoundOfProject found, Guid? evaluationId) => new()
    {
        ProjectId = found.Project.Id,
        FiscalYear = found.FiscalYear,
        EvaluationId = evaluationId,
        Counts = FindingCounts.Of(found.Findings.Select(f => f.Finding)),
        BlocksSubmission = found.Blocking.Any(),
        ReasonsDue = found.NeedingReason.Count(),
        Items = [.. found.Findings.Select(f => FindingDto.Of(f.Finding, f.Waiver?.Id))],
        Waivers = [.. found.Waivers.Where(w => w.RevokesId is null).Select(w => FindingWaiverDto.Of(w, found.Waivers.FirstOrDefault(r => r.RevokesId == w.Id)))],
    };
}

/// <summary>How many findings of each severity, dismissed ones included.</summary>
public sealed record FindingCounts(int Errors, int Warnings, int Information)
{
    internal static FindingCounts Of(IEnumerable<Finding> findings)
    {
        var by = findings.CountBy(f => f.Severity).ToDictionary();
        return new(by.GetValueOrDefault(ScoringSeverity.Error), by.GetValueOrDefault(ScoringSeverity.Warning), by.GetValueOrDefault(ScoringSeverity.Information));
    }
}

/// <summary>A rule that is broken at one place.</summary>
public sealed record FindingDto
{
    /// <summary>Id of the rule, see <c>/finding-rules</c>.</summary>
    public required string Id { get; init; }
    public required ScoringSeverity Severity { get; init; }
    public required string MessageZh { get; init; }
    public required string MessageEn { get; init; }
    /// <summary>The section of the report concerned.</summary>
    public ReportSectionKind? Section { get; init; }
    /// <summary>The indicator, record or project concerned.</summary>
    public string? Row { get; init; }
    public string? Field { get; init; }
    /// <summary>First character of the words concerned, in UTF-16 units of the document.</summary>
    public int? Start { get; init; }
    public int? Length { get; init; }
    /// <summary>The values that the rule saw.</summary>
    public required IReadOnlyList<SeenValue> Values { get; init; }
    public required string RuleVersion { get; init; }
    /// <summary>Section, row and field as one key, for a waiver.</summary>
    public required string Place { get; init; }
    /// <summary>Stands for rule, place and values: another value, another fingerprint.</summary>
    public required string Fingerprint { get; init; }
    /// <summary>The waiver in force.</summary>
    public Guid? WaiverId { get; init; }

    internal static FindingDto Of(Finding finding, Guid? waiverId = null) => new()
    {
        Id = finding.Id,
        Severity = finding.Severity,
        MessageZh = finding.Zh,
        MessageEn = finding.En,
        Section = finding.Place.Section,
        Row = finding.Place.Row,
        Field = finding.Place.Field,
        Start = finding.Place.Span?.Start,
        Length = finding.Place.Span?.Length,
        Values = finding.Values,
        RuleVersion = finding.RuleVersion,
        Place = finding.Place.Key,
        Fingerprint = finding.Fingerprint,
        WaiverId = waiverId,
    };
}

/// <summary>Who dismissed a finding and why, and who took that back.</summary>
public sealed record FindingWaiverDto
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }
    public required int FiscalYear { get; init; }
    public required string FindingId { get; init; }
    public required string Place { get; init; }
    public required string Fingerprint { get; init; }
    public required string Reason { get; init; }
    public required string WaivedBy { get; init; }
    public required DateTimeOffset WaivedAt { get; init; }
    public string? RevokedBy { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
    public string? RevocationReason { get; init; }

    internal static FindingWaiverDto Of(FindingWaiver waiver, FindingWaiver? revocation) => new()
    {
        Id = waiver.Id,
        ProjectId = waiver.ProjectId,
        FiscalYear = waiver.FiscalYear,
        FindingId = waiver.FindingId,
        Place = waiver.Place,
        Fingerprint = waiver.Fingerprint,
        Reason = waiver.Reason,
        WaivedBy = waiver.RecordedBy,
        WaivedAt = waiver.RecordedAt,
        RevokedBy = revocation?.RecordedBy,
        RevokedAt = revocation?.RecordedAt,
        RevocationReason = revocation?.Reason,
    };
}
