using static ReliefApi.Domain.Scoring.ScoringSeverity;

namespace ReliefApi.Domain.Scoring;

/// <summary>The ways in which printed scores have been found to differ from the rules.</summary>
public static class PublishedTableRules
{
    public static readonly ScoringRule FullMarksTargetMissed = new("FULL_MARKS_TARGET_MISSED", Error, "未达到目标值却得满分", "Target missed, yet full marks");
    public static readonly ScoringRule FullMarksCeilingExceeded = new("FULL_MARKS_CEILING_EXCEEDED", Error, "超过上限却得满分", "Ceiling exceeded, yet full marks");
    public static readonly ScoringRule BonusForOverAchievement = new("BONUS_FOR_OVER_ACHIEVEMENT", Error, "超额完成得分超过权重", "More than the weight was given for going over the target");
    public static readonly ScoringRule WeightAppliedTwice = new("WEIGHT_APPLIED_TWICE", Error, "权重被重复计算", "The weight was multiplied in twice");
    public static readonly ScoringRule ActualPercentAsScore = new("ACTUAL_PERCENT_AS_SCORE", Error, "以实际百分比直接乘权重，未与目标值比较", "Weight × actual percent instead of weight × actual ÷ target");
    public static readonly ScoringRule DirectionReversed = new("DIRECTION_REVERSED", Error, "越低越好的指标按越高越好计分", "A lower-is-better row was scored as higher-is-better");
    public static readonly ScoringRule AllOrNothing = new("ALL_OR_NOTHING", Warning, "未达到目标值即计0分，未按比例得分", "No points for a missed target, where a proportion was due");
    public static readonly ScoringRule ScoredWithoutActual = new("SCORED_WITHOUT_ACTUAL", Error, "没有实际值却有得分", "Points were given without an actual value");
    public static readonly ScoringRule OverAchievementDeducted = new("OVER_ACHIEVEMENT_DEDUCTED", Information, "超额完成被扣分", "Points were deducted for going far over the target");
    public static readonly ScoringRule MetButDeducted = new("MET_BUT_DEDUCTED", Warning, "达到目标值却未得满分", "Target met, yet points deducted");
    public static readonly ScoringRule RoundedCoarsely = new("ROUNDED_COARSELY", Information, "得分按较少的小数位取整", "The score was rounded to fewer decimals");
    public static readonly ScoringRule ExecutionScoreDiffers = new("EXECUTION_SCORE_DIFFERS", Error, "预算执行率得分与计算不一致", "The execution score differs from the computed one");
    public static readonly ScoringRule ExecutionRateDiffers = new("EXECUTION_RATE_DIFFERS", Warning, "公布的执行率与计算不一致", "The printed execution rate differs from the computed one");
    public static readonly ScoringRule TotalRowNotSum = new("TOTAL_ROW_NOT_SUM", Error, "总分不等于各行得分之和", "The printed total is not the sum of the printed scores");
    public static readonly ScoringRule GradeWithoutScore = new("GRADE_WITHOUT_SCORE", Error, "有等级而无总分", "A grade without a total");
    public static readonly ScoringRule GradeDiffers = new("GRADE_DIFFERS", Error, "等级与总分不符", "The grade does not belong to the total");
    public static readonly ScoringRule TableIncomplete = new("TABLE_INCOMPLETE", Information, "表格不完整，仅核对可见行", "The table is cut off: only what is visible was checked");
}
