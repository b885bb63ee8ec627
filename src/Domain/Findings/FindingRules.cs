using ReliefApi.Domain.Scoring;

namespace ReliefApi.Domain.Findings;

/// <summary>Every rule about records and documents. The rules about scores stand with the scoring engine and are listed beside these.</summary>
public static class FindingRules
{
    /// <summary>Goes up when a rule finds something else than before; stored with every finding.</summary>
    public const string Version = "1";

    public static readonly IReadOnlyList<FindingRule> All =
    [
        new AmountsDiffer(), new SpendingNotStated(), new CategoriesRepeatEachOther(), new CostWithoutMoney(), new SectionEmpty(), new OtherMattersSilent(), new ParagraphsRepeat(),
        new WorkIsNotEvaluation(), new AnalysisMissing(), new SentenceReused(), new TargetIsResult(), new UnitNotDefined(), new OneFactTwice(), new EveryPercentIs100(),
        new NotMeasurable(), new EconomicBenefitIsSocial(), new EnvironmentNotMeant(), new LastingEffectIsSlogan(), new SatisfactionNotSurveyed(), new TimeNotStated(),
        new NoWeightsOrTable(), new BasisNotNamed(), new PlanOutdated(), new DocumentNumberIrregular(), new PeriodWithoutDates(), new CountsAndAmountsDisagree(),
        new SentenceGoesInCircles(), new ConverterResidue(), new TemplateWordsInTitle(), new NumberingMixed(), new HeadingIrregular(), new GoalNotLinked(), new CountAndListDiffer(),
        new TypoSuspected(), new OtherLevelsWords(), new ToneOfPlan(), new UnrelatedToSpending(), new PracticesOrCausesMissing(), new SuggestionsWithoutOwner(),
        new CoverIncomplete(), new KindNotStated(), new AverageWithoutStandard(), new PunctuationMixed(), new ClaimsWithoutEvidence(), new PetitionRuleNotCited(),
        new AmountWithoutMeaning(), new ObjectAndUnitDiffer(), new ExecutedExceedsArrived(), new ReviewMissing(), new NameInconsistent(), new PlaceholderOpen(),
        new CopiedFromEarlierYear(), new CopiedFromOtherDepartment(), new TargetTooLow(), new TargetOutOfLine(),
    ];

    /// <summary>The rules about weights, values and printed tables.</summary>
    public static readonly IReadOnlyList<ScoringRule> OfScores = [.. new[] { typeof(ScoringRules), typeof(PublishedTableRules) }
        .SelectMany(rules => rules.GetFields()).Select(field => field.GetValue(null)).OfType<ScoringRule>()];

    /// <summary>What the rules find, errors first; the same for the same input.</summary>
    public static IReadOnlyList<Finding> Check(FindingInput input, IEnumerable<ScoringFinding>? ofScores = null) =>
        [.. All.SelectMany(rule => rule.Check(input)).Concat((ofScores ?? []).Select(Finding.Of)).OrderBy(f => f.Severity)];
}
