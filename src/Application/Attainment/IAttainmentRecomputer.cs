namespace ReliefApi.Application.Attainment;

/// <summary>What a recompute covers.</summary>
/// <param name="DivisionCode">Root of the subtree; nothing outside it is read or written.</param>
/// <param name="ProjectId">Only this project.</param>
/// <param name="Full">Everything, not only what is marked stale.</param>
public sealed record RecomputeScope(string DivisionCode, Guid? ProjectId = null, bool Full = false);

/// <summary>What a recompute did.</summary>
/// <param name="Projects">Projects read.</param>
/// <param name="Indicators">Indicator rows read.</param>
/// <param name="IndicatorsChanged">Rows whose attainment was written.</param>
/// <param name="ProjectsChanged">Project-years whose facts or score were written.</param>
/// <param name="DivisionsChanged">Division-years whose petition facts were written.</param>
public sealed record RecomputeOutcome(int Projects, int Indicators, int IndicatorsChanged, int ProjectsChanged, int DivisionsChanged);

/// <summary>Derives every actual value from the rows behind it, scores it with the one engine and writes back what differs.</summary>
public interface IAttainmentRecomputer
{
    /// <param name="scope">What to cover.</param>
    /// <param name="progress">Told after each chunk: projects done, projects in all.</param>
    /// <param name="ct">Stops between chunks; finished chunks stay.</param>
    Task<RecomputeOutcome> RecomputeAsync(RecomputeScope scope, Func<int, int, Task>? progress, CancellationToken ct);
}
