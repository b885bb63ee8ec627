namespace ReliefApi.Application.Abstractions;

/// <summary>Whether derived figures still rest on all rows.</summary>
public interface IStaleness
{
    /// <summary>Whether a change of the project, or of its division's petitions, is not counted yet.</summary>
    Task<bool> IsStaleAsync(Guid projectId, CancellationToken ct);
}
