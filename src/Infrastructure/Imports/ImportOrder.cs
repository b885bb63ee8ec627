using Npgsql;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Imports;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Infrastructure.Imports;

/// <summary>One import as it is worked on: what is asked for, where its rows go, and what was wrong so far.</summary>
/// <param name="Db">In the transaction that stores everything or nothing.</param>
/// <param name="Progress">Told the rows read so far; throws when the import was cancelled.</param>
internal sealed record ImportOrder(LedgerImport Import, IApplicationDbContext Db, NpgsqlConnection Connection, ImportFaults Faults, Action<int> Progress, TimeProvider Clock)
{
    public string Division => Import.DivisionCode;
    public string Actor => Import.ImportedBy;

    /// <summary>Whether good rows are stored although others are faulty.</summary>
    public bool Stores => !Import.DryRun && (Import.Mode == ImportMode.PerRow || Faults.Total == 0);
}

/// <summary>What became of the rows of a file.</summary>
/// <param name="Created">Rows that were or would be stored.</param>
internal readonly record struct ImportTally(int Created, int Unchanged, int Rejected);

/// <summary>The projects of a division by the two names that a row may use.</summary>
internal sealed class ProjectIndex(IReadOnlyList<(Guid Id, string Code, bool HasChildren)> projects, ImportOrder order)
{
    private readonly Dictionary<string, (Guid Id, bool HasChildren)> _byCode = projects.ToDictionary(p => p.Code, p => (p.Id, p.HasChildren));
    private readonly Dictionary<Guid, bool> _byId = projects.ToDictionary(p => p.Id, p => p.HasChildren);

    /// <summary>The project of a row, or a noted fault and null. Rows that carry money or goals rest on a project without sub-projects.</summary>
    public Guid? Find(SheetRow row)
    {
        if (row.Text("projectCode", 100) is { } code)
            return !_byCode.TryGetValue(code, out var found) ? Fault(row, ImportErrors.ProjectUnknown.At("/projectCode")) : found.HasChildren ? Fault(row, ProjectErrors.HasSubProjects.At("/projectCode")) : found.Id;
        if (row.Text("projectId", 100) is { } text)
            return !Guid.TryParse(text, out var id) || !_byId.TryGetValue(id, out var hasChildren) ? Fault(row, ImportErrors.ProjectUnknown.At("/projectId"))
                : hasChildren ? Fault(row, ProjectErrors.HasSubProjects.At("/projectId")) : id;
        if (order.Import.ProjectId is not { } given) return Fault(row, ImportErrors.ProjectMissing.At("/projectCode"));
        return _byId.GetValueOrDefault(given) ? Fault(row, ProjectErrors.HasSubProjects) : given;
    }

    private static Guid? Fault(SheetRow row, Domain.Common.Error error)
    {
        row.Add(error);
        return null;
    }
}
