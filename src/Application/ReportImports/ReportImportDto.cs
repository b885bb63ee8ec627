using System.Text.Json.Serialization;
using AutoMapper;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.ReportImports;

namespace ReliefApi.Application.ReportImports;

/// <summary>A report that came in as a file, without its text.</summary>
public record ReportImportSummary : IHasRevision
{
    public required Guid Id { get; init; }
    /// <summary>Six digits of GB/T 2260.</summary>
    public required string DivisionCode { get; init; }
    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Sha256 { get; init; }
    public required ReportImportStatus Status { get; init; }
    public required string ImportedBy { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }
    /// <summary>The project that it was confirmed for.</summary>
    public Guid? ProjectId { get; init; }
    /// <summary>The goals that were made of it.</summary>
    public Guid? GoalId { get; init; }
    /// <summary>Who confirmed or discarded it.</summary>
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    /// <summary>Counts the changes; the entity tag.</summary>
    public required int Revision { get; init; }
}

/// <summary>A report that came in as a file, with what was read from it.</summary>
public sealed record ReportImportDto : ReportImportSummary, IHasActions
{
    public required ReportTextDto Report { get; init; }
    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }

    IReadOnlyList<ResourceAction> IHasActions.ActionsFor(string actor) =>
        [ResourceAction.Of("confirmReportImport", ReportImport.DecideRefusal(Status)), ResourceAction.Of("discardReportImport", ReportImport.DecideRefusal(Status))];

    internal static ReportImportDto Of(ReportImport import) => new()
    {
        Id = import.Id,
        DivisionCode = import.DivisionCode,
        Sha256 = import.Sha256,
        Status = import.Status,
        ImportedBy = import.ImportedBy,
        ImportedAt = import.ImportedAt,
        ProjectId = import.ProjectId,
        GoalId = import.GoalId,
        DecidedBy = import.DecidedBy,
        DecidedAt = import.DecidedAt,
        Revision = import.Revision,
        Report = Reading.Of(import.Sha256, import.Text).Report,
    };
}

internal sealed class ReportImportMapping : Profile
{
    public ReportImportMapping() => CreateProjection<ReportImport, ReportImportSummary>();
}
