using System.Text.Json;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.UnitTests.Scoring;

public sealed class ProfileTests
{
    public static TheoryData<string> ProfileCodes => [.. ScoringProfiles.All.Select(profile => profile.Code)];

    [Theory]
    [MemberData(nameof(ProfileCodes))]
    public void A_built_in_profile_is_valid_and_survives_storage(string code)
    {
        var profile = ScoringProfiles.Find(code)!;
        var json = JsonSerializer.Serialize(profile);
        var stored = JsonSerializer.Deserialize<ScoringProfile>(json)!;

        ProfileRules.Check(profile).ShouldBeEmpty();
        JsonSerializer.Serialize(stored).ShouldBe(json);
        stored.RangeOf(QualitativeTier.PartlyAchieved, 10).ShouldBe(profile.RangeOf(QualitativeTier.PartlyAchieved, 10));
        stored.GradeOf(89.5m).ShouldBe(profile.GradeOf(89.5m));
    }

    [Fact]
    public void A_profile_stored_before_a_setting_existed_takes_its_default()
    {
        var minimal = """
            {"Code":"XX","Version":1,"NameZh":"某省","NameEn":"Some province","LegalBasis":"—","ExecutionWeight":10,
             "Blocks":[{"Blocks":["Output","Benefit","Satisfaction"],"Weight":90}],
             "Tiers":[{"Tier":"Achieved","From":0.8},{"Tier":"PartlyAchieved","From":0.6},{"Tier":"NotAchieved","From":0}],
             "Grades":[{"Code":"good","LabelZh":"良","LabelEn":"Good","From":70},{"Code":"poor","LabelZh":"差","LabelEn":"Poor","From":0}]}
            """;
        var profile = JsonSerializer.Deserialize<ScoringProfile>(minimal)!;

        ProfileRules.Check(profile).ShouldBeEmpty();
        profile.RoundingDecimals.ShouldBe(2);
        profile.OverAchievementLadder.ShouldBeEmpty();
        profile.GradeOf(75)!.Code.ShouldBe("good");
    }

    [Fact]
    public void A_broken_profile_is_reported_in_full()
    {
        var broken = ScoringProfiles.N2020 with
        {
            ExecutionWeight = 20,
            Blocks = [new BlockWeight([IndicatorBlock.Output, IndicatorBlock.Output], 90)],
            Tiers = [new TierBand(QualitativeTier.Achieved, 0.8m)],
            Grades = [new GradeBand("good", "良", "Good", 80)],
            RoundingDecimals = 9,
            OverAchievementThreshold = 0.5m,
        };

        ProfileRules.Check(broken).Select(finding => finding.Code).ShouldBe(
            ["PROFILE_WEIGHTS_NOT_100", "PROFILE_BLOCK_TWICE", "PROFILE_TIERS_INVALID", "PROFILE_GRADES_INVALID", "PROFILE_ROUNDING_INVALID", "PROFILE_THRESHOLD_INVALID"]);
    }

    [Fact]
    public void A_profile_may_round_to_one_decimal() =>
        ScoringEngine.ScoreRow(TestRows.Quantity(15, TargetOperator.AtLeast, 95, 87.10m), ScoringProfiles.N2020 with { RoundingDecimals = 1 }).Score.ShouldBe(13.8m);

    [Fact]
    public void Categories_know_their_form_their_twin_and_their_place()
    {
        IndicatorCategory.Find("OUT.CST")!.In(IndicatorForm.B).ShouldBe(IndicatorCategory.EconomicCost);
        IndicatorCategory.Find("CST.ECO")!.In(IndicatorForm.A).ShouldBe(IndicatorCategory.OutputCost);
        IndicatorCategory.Find("CST.SOC")!.In(IndicatorForm.A).ShouldBeNull();
        IndicatorCategory.Find("BEN.SOC")!.In(IndicatorForm.B).ShouldBe(IndicatorCategory.SocialBenefit);
        IndicatorCategory.Find("out.cst").ShouldBeNull();
        IndicatorCategory.AllowedIn(IndicatorForm.A).Select(category => category.Code).ShouldBe(
            ["OUT.QTY", "OUT.QLY", "OUT.TIM", "OUT.CST", "BEN.ECO", "BEN.SOC", "BEN.ENV", "BEN.SUS", "SAT.SRV"]);
        IndicatorCategory.AllowedIn(IndicatorForm.B).Select(category => category.Code).ShouldBe(
            ["CST.ECO", "CST.SOC", "CST.ENV", "OUT.QTY", "OUT.QLY", "OUT.TIM", "BEN.ECO", "BEN.SOC", "BEN.ENV", "BEN.SUS", "SAT.SRV"]);
        IndicatorCategory.All.ShouldBe(IndicatorCategory.All.OrderBy(category => category.PrintOrder));
    }
}
