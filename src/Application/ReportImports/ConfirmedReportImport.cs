using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.ReportImports;

namespace ReliefApi.Application.ReportImports;

/// <summary>What became of an import when it was confirmed, and what did not and why.</summary>
public sealed record ConfirmedReportImport : IHasRevision
{
    public required Guid Id { get; init; }
    public required ReportImportStatus Status { get; init; }
    public required Guid ProjectId { get; init; }
    /// <summary>Whether the project is new.</summary>
    public required bool ProjectCreated { get; init; }
    /// <summary>The goals in draft; null when none were made.</summary>
    public Guid? GoalId { get; init; }
    public required IReadOnlyList<CreatedIndicator> Indicators { get; init; }
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }
    /// <summary>Counts the changes of the import; the entity tag.</summary>
    public required int Revision { get; init; }

    internal static ConfirmedReportImport Of(ReportImport import, bool projectCreated, PerformanceGoal? goal, IReadOnlyList<LeftOut> leftOut) => new()
    {
        Id = import.Id,
        Status = import.Status,
        ProjectId = import.ProjectId!.Value,
        ProjectCreated = projectCreated,
        GoalId = import.GoalId,
        Indicators = [.. (goal?.Indicators ?? []).Select(i => new CreatedIndicator(i.Id, i.Category, i.Name))],
        LeftOut = leftOut,
        Revision = import.Revision,
    };
}

/// <summary>An indicator that was made.</summary>
public sealed record CreatedIndicator(Guid Id, string Category, string Name);

public enum LeftOutPart { Goal, Indicator, Basis, ImplementingBody, Plan }

/// <summary>Something read that nothing was made of.</summary>
/// <param name="Words">As written.</param>
public sealed record LeftOut(LeftOutPart Part, string Words, IReadOnlyList<LeftOutReason> Reasons)
{
    internal static LeftOut Of(LeftOutPart part, string words, params IEnumerable<Error> reasons) => new(part, words, [.. reasons.Select(r => new LeftOutReason(r.Code, r.Zh, r.En))]);
}

/// <summary>Why, by the code and texts of the refusal that it would have met.</summary>
public sealed record LeftOutReason(string Code, string DetailZh, string DetailEn);
