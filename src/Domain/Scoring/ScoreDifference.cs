namespace ReliefApi.Domain.Scoring;

/// <summary>Why points differ: another rule, another target or weight, or other rows behind the actual.</summary>
public enum DifferenceCause { Rule, Target, Rows }

/// <summary>Points that one cause gave or took at one row.</summary>
/// <param name="RowKey">Null for the execution row.</param>
/// <param name="Name">Of the row; null for the execution row.</param>
public sealed record DifferencePart(DifferenceCause Cause, string? RowKey, string? Name, decimal Points);

/// <summary>
/// Takes the difference between two sheets apart by changing one thing after the other, in this order: rule, target, rows. Each part is the
/// engine's own answer before and after its step, so the parts add up to the difference of the totals, whatever was changed.
/// </summary>
public static class ScoreDifference
{
    /// <param name="before">Null while there were no goals.</param>
    /// <param name="after">Null when there are none.</param>
    /// <returns>The parts that are not zero.</returns>
    public static IReadOnlyList<DifferencePart> Between(ScoreSheetInput? before, ScoreSheetInput? after)
    {
        List<DifferencePart> parts = [];
        void Add(DifferenceCause cause, SheetRow? row, decimal points)
        {
            if (points != 0) parts.Add(new(cause, row?.Key, row?.Name, points));
        }

        if (before is null || after is null)
        {
            var (only, sign) = after is null ? (before, -1) : (after, 1);
            if (only is null) return parts;
            Add(DifferenceCause.Target, null, sign * PointsOf(only.Execution, only.Profile));
            foreach (var row in only.Rows) Add(DifferenceCause.Target, row, sign * PointsOf(row.Row, only.Profile));
            return parts;
        }

        var ruled = PointsOf(before.Execution, after.Profile);
        Add(DifferenceCause.Rule, null, ruled - PointsOf(before.Execution, before.Profile));
        Add(DifferenceCause.Rows, null, PointsOf(after.Execution, after.Profile) - ruled);
        var left = before.Rows.ToDictionary(row => row.Key);
        foreach (var row in after.Rows)
        {
            if (!left.Remove(row.Key, out var was))
            {
                Add(DifferenceCause.Target, row, PointsOf(row.Row, after.Profile));
                continue;
            }
            // The new definition over the old actual.
            var aimed = row.Row with { Actual = was.Row.Actual, ActualOn = was.Row.ActualOn, Tier = was.Row.Tier, ChosenScore = was.Row.ChosenScore, HasReason = was.Row.HasReason };
            var (first, byRule, byTarget, last) = (PointsOf(was.Row, before.Profile), PointsOf(was.Row, after.Profile), PointsOf(aimed, after.Profile), PointsOf(row.Row, after.Profile));
            Add(DifferenceCause.Rule, row, byRule - first);
            Add(DifferenceCause.Target, row, byTarget - byRule);
            Add(DifferenceCause.Rows, row, last - byTarget);
        }
        foreach (var gone in left.Values) Add(DifferenceCause.Target, gone, -PointsOf(gone.Row, before.Profile));
        return parts;
    }

    private static decimal PointsOf(in ScoringRow row, ScoringProfile profile) => ScoringEngine.ScoreRow(row, profile).Score ?? 0;

    private static decimal PointsOf(in ExecutionInput execution, ScoringProfile profile) => ScoringEngine.ScoreExecution(execution, profile).Score ?? 0;
}
