using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Flows;

namespace ReliefApi.Application.EntryWindows;

/// <summary>The entry windows that rule a division in a year, its own and those inherited; a step without one is always open.</summary>
internal sealed record WindowsInForce(IReadOnlyList<WindowInForce> Windows, DateOnly Today)
{
    /// <summary>Why the step is closed today; null when it is open.</summary>
    public Error? FaultOf(EntryStep? step) => Windows.FirstOrDefault(w => w.Step == step)?.FaultOn(Today);
}

internal sealed class WindowReader(IApplicationDbContext db, TimeProvider clock)
{
    private sealed record Row(string Step, string DivisionCode, DateOnly OpensOn, DateOnly ClosesOn);

    /// <summary>Read by a function: a county inherits from divisions whose rows it does not see.</summary>
    public async Task<WindowsInForce> ReadAsync(string divisionCode, int fiscalYear, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<Row>(
            // language=SQL
            $"select step, division_code, opens_on, closes_on from relief.entry_windows_in_force({divisionCode}, {fiscalYear})").ToListAsync(ct);
        return new([.. rows.Select(r => new WindowInForce(Enum.Parse<EntryStep>(r.Step), r.DivisionCode, r.OpensOn, r.ClosesOn)).OrderBy(w => w.Step)], clock.Today());
    }

    public async Task<Error?> FaultOfAsync(string divisionCode, int fiscalYear, EntryStep? step, CancellationToken ct) =>
        step is null ? null : (await ReadAsync(divisionCode, fiscalYear, ct)).FaultOf(step);
}
