using System.Globalization;
using static ReliefApi.Domain.Scoring.ScoringSeverity;

namespace ReliefApi.Domain.Scoring;

/// <summary>Checks a profile before it is stored: a variant is data, and bad data must not reach a score.</summary>
public static class ProfileRules
{
    public const int MaximumDecimals = 6;

    public static readonly ScoringRule WeightsNot100 = new("PROFILE_WEIGHTS_NOT_100", Error, "评分方案的权重合计不等于100", "The profile's weights do not add up to 100");
    public static readonly ScoringRule BlockTwice = new("PROFILE_BLOCK_TWICE", Error, "同一一级指标在评分方案中出现两次", "A first-level block appears twice");
    public static readonly ScoringRule TiersInvalid = new("PROFILE_TIERS_INVALID", Error, "档次须由高到低、各一次，下限从低于1到0", "Tiers must appear once each, best first, with floors falling from below 1 to 0");
    public static readonly ScoringRule GradesInvalid = new("PROFILE_GRADES_INVALID", Error, "等级须由高到低，并覆盖0至100", "Grades must stand best first and cover 0 to 100");
    public static readonly ScoringRule RoundingInvalid = new("PROFILE_ROUNDING_INVALID", Error, "得分小数位须为0至6", "Scores may have 0 to 6 decimals");
    public static readonly ScoringRule ThresholdInvalid = new("PROFILE_THRESHOLD_INVALID", Error, "阈值、扣减比例或区间不合理", "A threshold, deduction or step is out of order");

    public static readonly ScoringRule Incomplete = new("PROFILE_INCOMPLETE", Error, "列表中有空项", "A list has an empty entry");

    public static IReadOnlyList<ScoringFinding> Check(ScoringProfile profile)
    {
        if (profile.Blocks.Any(b => b?.Blocks is null) || profile.Tiers.Any(t => t is null) || profile.Grades.Any(g => g is null)
            || profile.OverAchievementLadder.Any(s => s is null) || profile.ExecutionSteps.Any(s => s is null))
            return [new ScoringFinding(Incomplete, "", null, [])];
        var findings = new List<ScoringFinding>();
        var sum = profile.ExecutionWeight + profile.Blocks.Sum(entry => entry.Weight);
        if (sum != 100 || profile.ExecutionWeight <= 0 || profile.Blocks.Any(entry => entry.Weight <= 0)) Add(WeightsNot100, "/blocks", sum);

        var blocks = profile.Blocks.SelectMany(entry => entry.Blocks).ToList();
        if (blocks.Distinct().Count() != blocks.Count) Add(BlockTwice, "/blocks", blocks.Count);

        QualitativeTier[] order = [QualitativeTier.Achieved, QualitativeTier.PartlyAchieved, QualitativeTier.NotAchieved];
        if (!profile.Tiers.Select(band => band.Tier).SequenceEqual(order) || !FallsToZero(profile.Tiers.Select(band => band.From), below: 1))
            Add(TiersInvalid, "/tiers", profile.Tiers.Count);
        if (!FallsToZero(profile.Grades.Select(grade => grade.From), below: 100) || profile.Grades.DistinctBy(grade => grade.Code).Count() != profile.Grades.Count)
            Add(GradesInvalid, "/grades", profile.Grades.Count);
        if (profile.RoundingDecimals is < 0 or > MaximumDecimals) Add(RoundingInvalid, "/roundingDecimals", profile.RoundingDecimals);
        if (!ThresholdsHold(profile)) Add(ThresholdInvalid, "", profile.OverAchievementThreshold);
        return findings;

        void Add(ScoringRule rule, string location, decimal seen) =>
            findings.Add(new ScoringFinding(rule, location, null, [new SeenValue("seen", seen.ToString(CultureInfo.InvariantCulture))]));
    }

    private static bool ThresholdsHold(ScoringProfile profile) =>
        profile.OverAchievementThreshold is >= 1 and <= 1000
        && profile.OutOfLineThreshold is >= 1 and <= 1000
        && profile.UnderAchievementThreshold is >= 0 and <= 1
        && profile.SeriousUnderAchievementThreshold >= 0 && profile.SeriousUnderAchievementThreshold <= profile.UnderAchievementThreshold
        && profile.FarBelowCeilingThreshold is >= 0 and <= 1
        && profile.ExecutionReasonBelow is >= 0 and <= 1
        && profile.ExecutionMeasureBelow >= 0 && profile.ExecutionMeasureBelow <= profile.ExecutionReasonBelow
        && profile.OverAchievementLadder.All(step => step.Above is >= 1 and <= 1000 && step.Deduction is >= 0 and <= 1)
        && profile.ExecutionSteps.All(step => step.Share is >= 0 and <= 1)
        && Falls(profile.ExecutionSteps.Select(step => step.From));

    private static bool FallsToZero(IEnumerable<decimal> floors, decimal below)
    {
        var list = floors.ToList();
        return list.Count > 0 && list[0] < below && list[^1] == 0 && Falls(list);
    }

    private static bool Falls(IEnumerable<decimal> values)
    {
        var list = values.ToList();
        return list.Zip(list.Skip(1)).All(pair => pair.First > pair.Second);
    }
}
