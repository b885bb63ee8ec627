using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Security;
using static ReliefApi.Domain.Evaluations.EvaluationStatus;

namespace ReliefApi.Domain.Evaluations;

public enum EvaluationStatus { Opened, SelfEvaluated, Assessed, Submitted, Returned, Reviewed, Frozen, Published }

/// <summary>
/// The way of an evaluation: opened → self-evaluated or assessed → submitted → returned or reviewed → frozen → published. A unit's clerk
/// enters the self-evaluation and the county's reviewer reviews it; department and finance evaluations are entered and reviewed by two people of that side.
/// </summary>
public sealed class EvaluationFlow
{
    private static readonly EvaluationFlow
        Self = new("selfEvaluate", SelfEvaluated, EntryStep.SelfEvaluation, Role.CountyClerk, Role.CountyReviewer),
        Department = new("assessEvaluation", Assessed, EntryStep.DepartmentEvaluation, Role.CountyReviewer, Role.CountyReviewer),
        Finance = new("assessEvaluation", Assessed, EntryStep.FinanceEvaluation, Role.CountyFinance, Role.CountyFinance);

    private EvaluationFlow(string entering, EvaluationStatus entered, EntryStep window, Role enters, Role reviews)
    {
        Enter = new(entering == "selfEvaluate" ? "self-evaluate" : "assess", entering, [enters], window, [Opened, entered, Returned], entered);
        Submit = new("submit", "submitEvaluation", [enters], window, [entered], Submitted);
        Return = new("return", "returnEvaluation", [reviews], EntryStep.Review, [Submitted], Returned);
        Override = new("override", "overrideEvaluationRow", [reviews], EntryStep.Review, [Submitted], null);
        Review = new("review", "reviewEvaluation", [reviews], EntryStep.Review, [Submitted], Reviewed);
        Freeze = new("freeze", "freezeEvaluation", [reviews], null, [Reviewed], Frozen);
        Publish = new("publish", "publishEvaluation", [Role.CountyFinance], null, [Frozen], Published);
        Supplement = new("supplement", "addSupplement", [reviews], null, [Frozen, Published], null);
        ApplyResult = new("apply-result", "applyResult", [Role.CountyFinance], null, [Frozen, Published], null);
        Rectify = new("rectify", "openRectificationItem", [Role.CountyReviewer, Role.CountyFinance], null, [Reviewed, Frozen, Published], null);
    }

    public FlowStep<EvaluationStatus> Enter { get; }
    public FlowStep<EvaluationStatus> Submit { get; }
    public FlowStep<EvaluationStatus> Return { get; }
    public FlowStep<EvaluationStatus> Override { get; }
    public FlowStep<EvaluationStatus> Review { get; }
    public FlowStep<EvaluationStatus> Freeze { get; }
    public FlowStep<EvaluationStatus> Publish { get; }
    public FlowStep<EvaluationStatus> Supplement { get; }
    public FlowStep<EvaluationStatus> ApplyResult { get; }
    public FlowStep<EvaluationStatus> Rectify { get; }

    public IReadOnlyList<FlowStep<EvaluationStatus>> All => [Enter, Submit, Return, Override, Review, Freeze, Publish, Supplement, ApplyResult, Rectify];

    public static EvaluationFlow Of(EvaluationKind kind) => kind switch
    {
        EvaluationKind.DepartmentEvaluation => Department,
        EvaluationKind.FinanceEvaluation => Finance,
        _ => Self,
    };

    /// <summary>States in which the figures still follow the rows; afterwards they rest with a reviewer or are frozen.</summary>
    internal static readonly IReadOnlyList<EvaluationStatus> InHand = [Opened, SelfEvaluated, Assessed, Returned];
}
