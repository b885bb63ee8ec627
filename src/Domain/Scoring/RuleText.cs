namespace ReliefApi.Domain.Scoring;

/// <summary>Id and words of a row rule.</summary>
internal readonly record struct RuleText(string Id, string Zh, string En)
{
    public static RuleText Of(RowRule rule) => rule switch
    {
        RowRule.Explanatory => new("row.explanatory", "说明性子项，不计分", "explanatory sub-row, earns nothing"),
        RowRule.MissingActual => new("row.missing_actual", "缺少实际值，计0分", "no actual value: no points"),
        RowRule.Met => new("row.met", "达到目标值，得满分", "target met: full weight"),
        RowRule.ActualOverTarget => new("row.actual_over_target", "权重 × min(1, 实际值 ÷ 目标值)", "weight × min(1, actual ÷ target)"),
        RowRule.TargetOverActual => new("row.target_over_actual", "权重 × min(1, 目标值 ÷ 实际值)，越低越好", "weight × min(1, target ÷ actual), lower is better"),
        RowRule.MetOrNot => new("row.met_or_not", "目标值不大于0，只判定是否达到", "target of zero or less: met or not met"),
        RowRule.OnTime => new("row.on_time", "按期完成，得满分", "on time: full weight"),
        RowRule.TierTop => new("row.tier_top", "达成预期，按该档上限得分", "achieved: top of the tier's band"),
        RowRule.TierChosen => new("row.tier_chosen", "在所选档次区间内评定得分", "points given inside the tier's band"),
        RowRule.YesNo => new("row.yes_no", "直接判定：达到得满分，否则不得分", "yes or no: full weight or nothing"),
        RowRule.BelowPass => new("row.below_pass", "低于及格线，不得分", "below the pass threshold: no points"),
        RowRule.Steps => new("row.steps", "按实际值所在区间得分", "points by the step the actual falls in"),
        RowRule.OverAchievementDeduction => new("row.over_achievement_deduction", "经确认目标值偏低，按偏离程度扣减", "target confirmed as too low: deduction by degree of deviation"),
        _ => new("row.not_scorable", "数据有误，不能计分", "the data cannot be scored"),
    };
}
