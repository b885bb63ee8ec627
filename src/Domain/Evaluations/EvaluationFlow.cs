using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Security;
using static ReliefApi.Domain.Evaluations.EvaluationStatus;

namespace ReliefApi.Domain.Evaluations;

public enum EvaluationStatus { Opened, SelfEvaluated, Submitted, Returned, Reviewed, Frozen, Published }

/// <summary>
/// The way of a self-evaluation: opened → self-evaluated → submitted → returned or reviewed → frozen → published. A unit's clerk enters it,
/// the county's reviewer reviews it, the finance bureau publishes and uses the result.
/// </summary>
public static class EvaluationFlow
{
    public static readonly FlowStep<EvaluationStatus>
        Enter = new("self-evaluate", "selfEvaluate", [Role.CountyClerk], EntryStep.SelfEvaluation, [Opened, SelfEvaluated, Returned], SelfEvaluated),
        Submit = new("submit", "submitEvaluation", [Role.CountyClerk], EntryStep.SelfEvaluation, [SelfEvaluated], Submitted),
        Return = new("return", "returnEvaluation", [Role.CountyReviewer], EntryStep.Review, [Submitted, Reviewed], Returned),
        Override = new("override", "overrideEvaluationRow", [Role.CountyReviewer], EntryStep.Review, [Submitted], null),
        Review = new("review", "reviewEvaluation", [Role.CountyReviewer], EntryStep.Review, [Submitted], Reviewed),
        Freeze = new("freeze", "freezeEvaluation", [Role.CountyReviewer], null, [Reviewed], Frozen),
        Publish = new("publish", "publishEvaluation", [Role.CountyFinance], null, [Frozen], Published),
        Supplement = new("supplement", "addSupplement", [Role.CountyReviewer], null, [Frozen, Published], null),
        ApplyResult = new("apply-result", "applyResult", [Role.CountyFinance], null, [Frozen, Published], null),
        Rectify = new("rectify", "openRectificationItem", [Role.CountyReviewer, Role.CountyFinance], null, [Reviewed, Frozen, Published], null),
        EditDraft = new("edit-draft", "reviseDraftSection", [Role.CountyClerk, Role.CountyReviewer], null, [Opened, SelfEvaluated, Returned, Submitted, Reviewed], null),
        UploadDraft = EditDraft with { Action = "upload-draft", Operation = "uploadDraft" },
        RegenerateDraft = EditDraft with { Action = "regenerate-draft", Operation = "regenerateDraft", From = InHand };

    public static readonly IReadOnlyList<FlowStep<EvaluationStatus>> All =
        [Enter, Submit, Return, Override, Review, Freeze, Publish, Supplement, ApplyResult, Rectify, EditDraft, UploadDraft, RegenerateDraft];

    /// <summary>States in which the figures still follow the rows; afterwards they rest with a reviewer or are frozen.</summary>
    public static IReadOnlyList<EvaluationStatus> InHand => [Opened, SelfEvaluated, Returned];
}
