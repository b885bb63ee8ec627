using static ReliefApi.Domain.Scoring.ScoringSeverity;

namespace ReliefApi.Domain.Scoring;

/// <summary>Every rule about weights, values and sheets, with its stable code and its message in both languages.</summary>
public static class ScoringRules
{
    // Weights and content
    public static readonly ScoringRule WeightSumNot100 = new("WEIGHT_SUM_NOT_100", Error, "预算执行率与各指标权重合计不等于100", "Execution and row weights do not add up to 100");
    public static readonly ScoringRule WeightNotPositive = new("WEIGHT_NOT_POSITIVE", Error, "计分指标的权重必须大于0且不超过100", "A scored row needs a weight above 0 and at most 100");
    public static readonly ScoringRule WeightTooPrecise = new("WEIGHT_TOO_PRECISE", Error, "权重的小数位多于得分的小数位", "A weight has more decimals than a score may have");
    public static readonly ScoringRule WeightProfileDeviation = new("WEIGHT_PROFILE_DEVIATION", Warning, "权重与所选评分方案不一致", "Weights deviate from the chosen profile");
    public static readonly ScoringRule RowTooHeavy = new("ROW_TOO_HEAVY", Warning, "单个指标权重过大", "One row carries too much weight");
    public static readonly ScoringRule SingleIndicator = new("SINGLE_INDICATOR", Warning, "只有一个计分指标", "There is only one scored row");
    public static readonly ScoringRule RowCountUnusual = new("ROW_COUNT_UNUSUAL", Warning, "计分指标数量过少或过多", "There are too few or too many scored rows");
    public static readonly ScoringRule ContentMissing = new("CONTENT_MISSING", Warning, "缺少必备的指标类别，且未说明理由", "A required category has no row");
    public static readonly ScoringRule CategoryMisplaced = new("CATEGORY_MISPLACED", Warning, "指标类别不属于所选表式", "The category does not belong to this form");

    // Values of a row
    public static readonly ScoringRule ValueOutOfRange = new("VALUE_OUT_OF_RANGE", Error, "数值超出可计算范围", "A value is too large to be meant");
    public static readonly ScoringRule NegativeValue = new("NEGATIVE_VALUE", Error, "除增长率外，目标值和实际值不得为负", "Only growth rates may be negative");
    public static readonly ScoringRule TargetMissing = new("TARGET_MISSING", Error, "缺少目标值", "The target is missing");
    public static readonly ScoringRule TargetMeaningless = new("TARGET_MEANINGLESS", Error, "目标值无法区分完成与未完成", "The target cannot tell met from missed");
    public static readonly ScoringRule MissingActual = new("MISSING_ACTUAL", Error, "缺少实际完成值", "The actual value is missing");
    public static readonly ScoringRule TierMissing = new("TIER_MISSING", Error, "逾期完成，须由评价人选定档次", "A late date needs a tier chosen by a person");
    public static readonly ScoringRule ChosenScoreMissing = new("CHOSEN_SCORE_MISSING", Error, "该档次须由评价人给出得分", "This tier needs points given by a person");
    public static readonly ScoringRule ScoreOutsideBand = new("SCORE_OUTSIDE_BAND", Error, "得分不在所选档次的区间内", "The points lie outside the tier's band");
    public static readonly ScoringRule TierReasonMissing = new("TIER_REASON_MISSING", Error, "部分达成、未达成或逾期须说明原因", "A lower tier or a late date needs a reason");
    public static readonly ScoringRule TargetMissed = new("TARGET_MISSED", Warning, "未达到目标值，须说明原因及改进措施", "The target was missed: give the reason and the measure");
    public static readonly ScoringRule UnderAchieved = new("UNDER_ACHIEVED", Warning, "完成程度偏低", "Well below the target");
    public static readonly ScoringRule SeriouslyUnderAchieved = new("SERIOUSLY_UNDER_ACHIEVED", Warning, "完成程度严重偏低", "Far below the target");
    public static readonly ScoringRule OverAchieved = new("OVER_ACHIEVED", Warning, "远超目标值，须说明原因", "Far above the target: explain why");
    public static readonly ScoringRule FarBelowCeiling = new("FAR_BELOW_CEILING", Information, "远低于上限，请核实是节约还是未实施", "Far below the ceiling: a saving, or nothing delivered?");
    public static readonly ScoringRule StrictEqual = new("STRICT_EQUAL", Information, "实际值恰等于目标值，严格不等式未满足", "Equal to a target that asks for strictly more or less");
    public static readonly ScoringRule DirectionSuspicious = new("DIRECTION_SUSPICIOUS", Warning, "比较方向与指标类别相反", "The operator runs against the category");
    public static readonly ScoringRule CompletionCapped = new("COMPLETION_CAPPED", Information, "完成率过大，按上限显示", "The completion is too large to print and is capped");

    // Plausibility of a row's texts and units
    public static readonly ScoringRule OperatorInActual = new("OPERATOR_IN_ACTUAL", Error, "实际值中含有比较符号", "The actual value carries an operator");
    public static readonly ScoringRule NonNumericActual = new("NON_NUMERIC_ACTUAL", Error, "定量指标的实际值不是数字", "A quantitative actual is not a number");
    public static readonly ScoringRule TargetEqualsWeight = new("TARGET_EQUALS_WEIGHT", Warning, "目标值与权重相同，疑为误填", "The target equals the weight: entered in the wrong column?");
    public static readonly ScoringRule PercentAsFraction = new("PERCENT_AS_FRACTION", Warning, "百分比疑以小数填写", "A percentage seems to be written as a fraction");
    public static readonly ScoringRule PercentAbove100 = new("PERCENT_ABOVE_100", Warning, "比率目标超过100%，疑为符号误识", "A rate above 100 % as a target: a misread symbol?");
    public static readonly ScoringRule MoneyAsQuantity = new("MONEY_AS_QUANTITY", Warning, "数量指标以金额计量", "A quantity row counts money");
    public static readonly ScoringRule PartsNotEqualTotal = new("PARTS_NOT_EQUAL_TOTAL", Error, "分项之和不等于总项", "The parts do not add up to their parent");
    public static readonly ScoringRule UnitMixed = new("UNIT_MIXED", Warning, "分项与总项的计量单位不一致", "The parts and their parent have different units");

    // Execution
    public static readonly ScoringRule AmountOutOfRange = new("AMOUNT_OUT_OF_RANGE", Error, "金额超出可计算范围", "An amount is too large to be meant");
    public static readonly ScoringRule NegativeAmount = new("NEGATIVE_AMOUNT", Error, "金额不得为负", "An amount is negative");
    public static readonly ScoringRule FullYearZero = new("FULL_YEAR_ZERO", Error, "全年预算数为0，不能计算执行率", "The full-year budget is zero: there is no execution rate");
    public static readonly ScoringRule ExecutedMissing = new("EXECUTED_MISSING", Error, "缺少全年执行数", "The executed amount is missing");
    public static readonly ScoringRule ExecutedExceedsBudget = new("EXECUTED_EXCEEDS_BUDGET", Error, "执行数大于全年预算数，须登记调整或结转", "More was executed than budgeted: record the adjustment or carry-over");
    public static readonly ScoringRule LowExecution = new("LOW_EXECUTION", Warning, "预算执行率偏低，须说明原因", "Low execution: give the reason");
    public static readonly ScoringRule ExecutionMeasureDue = new("EXECUTION_MEASURE_DUE", Warning, "预算执行率过低，还须提出改进措施", "Very low execution: give a measure as well");
    public static readonly ScoringRule FullYearNotSumOfParts = new("FULL_YEAR_NOT_SUM_OF_PARTS", Error, "全年预算数不等于各组成部分之和", "The full-year budget is not the sum of its parts");

    // Self-entered scores
    public static readonly ScoringRule ScoreExceedsWeight = new("SCORE_EXCEEDS_WEIGHT", Error, "得分超过权重", "The score exceeds the weight");
    public static readonly ScoringRule ScoreDiffers = new("SCORE_DIFFERS", Warning, "自评得分与计算得分不一致", "The entered score differs from the computed one");
}
