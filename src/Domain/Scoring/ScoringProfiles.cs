using ReliefApi.Domain.Indicators;
using static ReliefApi.Domain.Indicators.IndicatorBlock;

namespace ReliefApi.Domain.Scoring;

/// <summary>The profiles every installation starts with; further variants are rows in the profile table.</summary>
public static class ScoringProfiles
{
    private const string Basis2020 = "财预〔2020〕10号";
    private const string Basis2021 = "财预〔2021〕101号";

    private static readonly IReadOnlyList<TierBand> NationalTiers =
    [
        new(QualitativeTier.Achieved, 0.8m), new(QualitativeTier.PartlyAchieved, 0.6m), new(QualitativeTier.NotAchieved, 0m),
    ];

    private static readonly IReadOnlyList<TierBand> HubeiTiers =
    [
        new(QualitativeTier.Achieved, 0.8m), new(QualitativeTier.PartlyAchieved, 0.5m), new(QualitativeTier.NotAchieved, 0m),
    ];

    private static readonly IReadOnlyList<GradeBand> NationalGrades =
    [
        new("excellent", "优", "Excellent", 90m), new("good", "良", "Good", 80m), new("fair", "中", "Fair", 60m), new("poor", "差", "Poor", 0m),
    ];

    public static ScoringProfile N2020 { get; } = National("N2020", "全国通用（2020）", "National 2020", Basis2020,
        One(Output, 50), One(Benefit, 30), One(Satisfaction, 10));

    public static ScoringProfile N2020WithoutSatisfaction { get; } = National("N2020-NOSAT", "全国通用（2020），无满意度", "National 2020 without satisfaction", Basis2020 + "；" + Basis2021,
        One(Output, 50), One(Benefit, 40));

    public static ScoringProfile N2021WithCost { get; } = National("N2021-COST", "全国通用（2021），设成本指标", "National 2021 with cost", Basis2021,
        One(Cost, 20), One(Output, 40), One(Benefit, 20), One(Satisfaction, 10));

    public static ScoringProfile N2021 { get; } = National("N2021", "全国通用（2021），不设成本指标", "National 2021 without cost", Basis2021,
        One(Output, 50), One(Benefit, 30), One(Satisfaction, 10));

    public static ScoringProfile N2021WithCostWithoutSatisfaction { get; } = National("N2021-COST-NOSAT", "全国通用（2021），设成本指标，无满意度", "National 2021 with cost, without satisfaction", Basis2021,
        One(Cost, 20), One(Output, 40), One(Benefit, 30));

    public static ScoringProfile Hubei { get; } = National("HB", "湖北省", "Hubei", "湖北省地方做法（据公开的自评表）",
        One(Output, 40), new BlockWeight([Benefit, Satisfaction], 40)) with
    { ExecutionWeight = 20, Tiers = HubeiTiers };

    public static ScoringProfile Sichuan { get; } = National("SC", "四川省", "Sichuan", "四川省地方做法（据公开的自评表）",
        new BlockWeight([Cost, Output, Benefit, Satisfaction], 90));

    public static IReadOnlyList<ScoringProfile> All { get; } =
        [N2020, N2020WithoutSatisfaction, N2021WithCost, N2021, N2021WithCostWithoutSatisfaction, Hubei, Sichuan];

    /// <summary>Local practice for over-achievement, never active by itself: a profile must list it and a reviewer must confirm the low target.</summary>
    public static IReadOnlyList<OverAchievementStep> LocalLadder { get; } = [new(1.30m, 0.10m), new(1.50m, 0.20m), new(2.00m, 0.30m)];

    /// <summary>Local practice for execution in steps; a project finished within its budget earns the full weight.</summary>
    public static IReadOnlyList<AttainmentStep> LocalExecutionSteps { get; } = [new(0.8m, 0.7m), new(0.6m, 0.5m)];

    public static ScoringProfile? Find(string code) => All.FirstOrDefault(profile => profile.Code == code);

    public static ScoringProfile DefaultFor(IndicatorForm form) => form == IndicatorForm.A ? N2020 : N2021;

    /// <summary>The form that takes this profile where none is named and no division has a rule of its own.</summary>
    public static IndicatorForm? DefaultOf(ScoringProfile profile) => profile == N2020 ? IndicatorForm.A : profile == N2021 ? IndicatorForm.B : null;

    private static ScoringProfile National(string code, string nameZh, string nameEn, string basis, params IReadOnlyList<BlockWeight> blocks) => new()
    {
        Code = code,
        Version = 1,
        NameZh = nameZh,
        NameEn = nameEn,
        LegalBasis = basis,
        ExecutionWeight = 10,
        Blocks = blocks,
        Tiers = NationalTiers,
        Grades = NationalGrades,
    };

    private static BlockWeight One(IndicatorBlock block, decimal weight) => new([block], weight);
}
