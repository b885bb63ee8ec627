using ReliefApi.Application.Scoring;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Application.ReportTemplates;

/// <summary>One version of a report's wording.</summary>
public sealed record ReportTemplateDto : RuleVersionDto
{
    /// <summary>The kind of project it is for; null for all.</summary>
    public ProjectKind? ProjectKind { get; init; }
    /// <summary>The texts it replaces, by key; every other text is the built-in one.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    internal static ReportTemplateDto Of(StoredTemplate s) => new()
    {
        Code = s.Code,
        Revision = s.Version,
        AppliesTo = s.AppliesTo,
        ValidFromYear = s.ValidFromYear,
        ValidToYear = s.ValidToYear,
        Reason = s.Reason,
        CreatedBy = s.CreatedBy,
        CreatedAt = s.CreatedAt,
        ProjectKind = s.ProjectKind,
        Texts = s.Texts,
    };

    /// <summary>What every installation starts with.</summary>
    internal static ReportTemplateDto BuiltIn { get; } = new()
    {
        Code = ReportTemplate.BuiltInCode,
        Revision = ReportTemplate.BuiltInVersion,
        AppliesTo = Domain.Divisions.DivisionCode.Nation,
        ValidFromYear = Domain.Indicators.RuleVersion.FirstYear,
        Texts = ReportTemplate.Texts,
    };
}
