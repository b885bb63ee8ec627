using ReliefApi.Domain.Common;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Domain.Findings;

/// <summary>
/// A named person dismisses a finding with a reason, or takes a dismissal back: two rows, neither of which ever changes. It holds for the
/// values that were seen; other values are another finding.
/// </summary>
public sealed class FindingWaiver : IBelongsToDivision
{
    private FindingWaiver() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid ProjectId { get; private set; }
    public int FiscalYear { get; private set; }
    /// <summary>Id of the rule, such as F42.</summary>
    public string FindingId { get; private set; } = "";
    public string Place { get; private set; } = "";
    public string Fingerprint { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public string RecordedBy { get; private set; } = "";
    public DateTimeOffset RecordedAt { get; private set; }
    /// <summary>The waiver that this row takes back; null for a waiver.</summary>
    public Guid? RevokesId { get; private set; }

    public static Result<FindingWaiver> Waive(Guid id, string divisionCode, Guid projectId, int fiscalYear, Finding finding, string reason, string by, DateTimeOffset at) =>
        finding.Severity == ScoringSeverity.Information ? FindingErrors.NothingToWaive : new FindingWaiver
        {
            Id = id,
            DivisionCode = divisionCode,
            ProjectId = projectId,
            FiscalYear = fiscalYear,
            FindingId = finding.Id,
            Place = finding.Place.Key,
            Fingerprint = finding.Fingerprint,
            Reason = reason,
            RecordedBy = by,
            RecordedAt = at,
        };

    public Result<FindingWaiver> Revoke(Guid id, string reason, string by, DateTimeOffset at) => RevokesId is not null ? FindingErrors.NotAWaiver : new FindingWaiver
    {
        Id = id,
        DivisionCode = DivisionCode,
        ProjectId = ProjectId,
        FiscalYear = FiscalYear,
        FindingId = FindingId,
        Place = Place,
        Fingerprint = Fingerprint,
        Reason = reason,
        RecordedBy = by,
        RecordedAt = at,
        RevokesId = Id,
    };
}

public static class FindingErrors
{
    public static readonly Error NotPresent = Error.Conflict("finding.not_present", "该问题已不存在，或所见数值已变化，请重新读取。", "There is no such finding now, or the values seen have changed: read the findings again.");
    public static readonly Error NothingToWaive = Error.Rule("finding.nothing_to_waive", "提示信息不影响提交，无须说明。", "Information never blocks: there is nothing to waive.");
    public static readonly Error AlreadyWaived = Error.Conflict("finding.already_waived", "该问题已有说明。", "This finding has been waived already.");
    public static readonly Error WaiverNotFound = Error.NotFound("finding_waiver.not_found", "问题说明不存在。", "No such waiver.");
    public static readonly Error NotAWaiver = Error.Conflict("finding_waiver.is_revocation", "撤销记录不能再撤销。", "A revocation cannot be revoked.");
    public static readonly Error AlreadyRevoked = Error.Conflict("finding_waiver.already_revoked", "该说明已被撤销。", "This waiver has been revoked already.");
    public static readonly Error OneDocument = Error.Malformed("finding.one_document", "请提供报告原文或解析结果，二者取一。", "Give the text or the text taken apart, one of the two.");
    public static readonly Error PartMissing = Error.Malformed("finding.part_missing", "解析结果缺少必需的部分，或部分过多。", "A part of the report is missing, or there are too many.");
    public static readonly Error SpanOutsideText = Error.Malformed("finding.span_outside_text", "位置超出原文。", "A place lies outside the text.");
}
