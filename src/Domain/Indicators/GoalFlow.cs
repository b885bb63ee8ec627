using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Security;
using static ReliefApi.Domain.Indicators.GoalStatus;

namespace ReliefApi.Domain.Indicators;

/// <summary>Goal declaration (绩效目标申报): draft → submitted → returned or approved, then locked.</summary>
public static class GoalFlow
{
    public static readonly FlowStep<GoalStatus>
        Revise = new("revise", "reviseGoal", [Role.CountyClerk], EntryStep.GoalDeclaration, [Draft, Returned], null),
        Submit = new("submit", "submitGoal", [Role.CountyClerk], EntryStep.GoalDeclaration, [Draft, Returned], Submitted),
        Return = new("return", "returnGoal", [Role.CountyReviewer], EntryStep.GoalApproval, [Submitted], Returned),
        Approve = new("approve", "approveGoal", [Role.CountyReviewer], EntryStep.GoalApproval, [Submitted], Approved),
        Adjust = new("adjust", "proposeGoalAdjustment", [Role.CountyClerk], EntryStep.GoalAdjustment, [Approved], null);

    public static readonly IReadOnlyList<FlowStep<GoalStatus>> All = [Revise, Submit, Return, Approve, Adjust];
}
