using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.ReliefCases;
using static ReliefApi.Domain.ReliefCases.ReliefCaseStatus;

namespace ReliefApi.UnitTests.ReliefCases;

public sealed class ReliefCaseFlowTests
{
    private static readonly DateOnly Day = new(2020, 6, 1);
    private static readonly FundRules Rules = WithoutNotice();
    private static readonly ReliefCaseStatus[] InHand = [Applied, FirstReviewed, JointReviewed, Approved, Noticed, AgreementSigned];

    /// <summary>The whole flow: which step leads where, and from which states. Null stays.</summary>
    private static readonly (string Action, ReliefCaseStatus[] From, ReliefCaseStatus? To, Func<ReliefCase, Result<StepTaken>> Take)[] Flow =
    [
        ("apply", [Draft], Applied, c => c.Apply(Day, "clerk", Rules)),
        ("first-review", [Applied], FirstReviewed, c => c.FirstReview(Day, "可行")),
        ("joint-review", [FirstReviewed], JointReviewed, c => c.JointReview(Day, "同意")),
        ("approve", [JointReviewed], Approved, c => c.Approve(Day, "reviewer", 5000, 2020, 50_000, "无", null, Rules)),
        ("reject", [Applied, FirstReviewed, JointReviewed], Rejected, c => c.Reject(Day, "不符合")),
        ("refer", [Applied, FirstReviewed, JointReviewed], Referred, c => c.Refer(Day, "民政")),
        ("notice", [Approved], Noticed, c => c.Notice(Day)),
        ("sign-agreement", [Approved, Noticed], AgreementSigned, c => c.SignAgreement(Day, "司法所", true, Rules)),
        ("pay", [AgreementSigned, Disbursed], Disbursed, c => c.Pay(Day, "finance", 1000, [1])),
        ("return-payment", [Disbursed, FollowedUp, Closed, Relapsed], null, c => c.ReturnPayment(Day, 100, "退回")),
        ("follow-up", [Disbursed], FollowedUp, c => c.FollowUp(Day, true, Satisfaction.Satisfied, null)),
        ("close", [FollowedUp, Relapsed], Closed, c => c.Close(Day)),
        ("withdraw", [Draft, .. InHand, Suspended], Withdrawn, c => c.Withdraw(Day, "本人撤回")),
        ("suspend", InHand, Suspended, c => c.Suspend(Day, "诉讼")),
        ("resume", [Suspended], Applied, c => c.Resume(Day, "诉讼终结")),
        ("relapse", [Disbursed, FollowedUp, Closed], Relapsed, c => c.Relapse(Day, "2020-9")),
    ];

    public static TheoryData<ReliefCaseStatus, string> EveryStepInEveryState =>
        [.. Enum.GetValues<ReliefCaseStatus>().SelectMany(s => Flow.Select(f => (s, f.Action)))];

    [Theory, MemberData(nameof(EveryStepInEveryState))]
    public void A_step_is_taken_exactly_where_the_flow_says(ReliefCaseStatus state, string action)
    {
        var reliefCase = CaseIn(state);
        var (_, from, to, take) = Flow.Single(f => f.Action == action);
        var step = take(reliefCase);
        if (from.Contains(state))
        {
            step.Succeeded.ShouldBeTrue();
            step.Value.ShouldBe(step.Value with { Action = action, OccurredOn = Day });
            reliefCase.Status.ShouldBe(to ?? state);
        }
        else
        {
            step.Errors.Select(e => e.Code).ShouldBe([ReliefCaseErrors.NotNow.Code]);
            reliefCase.Status.ShouldBe(state);
        }
    }

    [Fact]
    public void A_suspended_case_goes_on_where_it_stopped()
    {
        foreach (var state in InHand)
        {
            var reliefCase = CaseIn(state);
            reliefCase.Suspend(Day, "诉讼").Succeeded.ShouldBeTrue();
            reliefCase.SuspendedFrom.ShouldBe(state);
            reliefCase.Resume(Day, "诉讼终结").Succeeded.ShouldBeTrue();
            (reliefCase.Status, reliefCase.SuspendedFrom).ShouldBe((state, null));
        }
    }

    [Fact]
    public void Only_a_draft_is_revised()
    {
        foreach (var state in Enum.GetValues<ReliefCaseStatus>())
            CaseIn(state).Revise(Person, Application).Succeeded.ShouldBe(state == Draft);
    }

    [Fact]
    public void No_step_but_a_relapse_lies_before_the_step_before()
    {
        foreach (var (action, from, _, _) in Flow.Where(f => f.Action is not "relapse"))
            TakeEarlier(CaseIn(from[0]), action).Errors.Select(e => e.Code).ShouldBe([ReliefCaseErrors.BeforePreviousStep.Code], action);
        var paid = CaseIn(FollowedUp);
        paid.Close(Day.AddDays(20)).Succeeded.ShouldBeTrue();
        paid.Relapse(Day.AddDays(10), "2020-9").Succeeded.ShouldBeTrue();
        (paid.Status, paid.RelapsedOn, paid.LastStepOn).ShouldBe((Relapsed, Day.AddDays(10), Day.AddDays(20)));
        CaseIn(Disbursed).Relapse(Day.AddDays(-1), "2020-9").Errors.Single().Code.ShouldBe(ReliefCaseErrors.BeforeAgreement.Code);
    }

    private static Result<StepTaken> TakeEarlier(ReliefCase c, string action)
    {
        var earlier = Day.AddDays(-1);
        return action switch
        {
            "apply" => c.Apply(earlier, "clerk", Rules),
            "first-review" => c.FirstReview(earlier, ""),
            "joint-review" => c.JointReview(earlier, ""),
            "approve" => c.Approve(earlier, "reviewer", 5000, 2020, 50_000, "", null, Rules),
            "reject" => c.Reject(earlier, ""),
            "refer" => c.Refer(earlier, ""),
            "notice" => c.Notice(earlier),
            "sign-agreement" => c.SignAgreement(earlier, "", true, Rules),
            "pay" => c.Pay(earlier, "finance", 1000, [1]),
            "return-payment" => c.ReturnPayment(earlier, 100, ""),
            "follow-up" => c.FollowUp(earlier, false, null, null),
            "close" => c.Close(earlier),
            "withdraw" => c.Withdraw(earlier, ""),
            "suspend" => c.Suspend(earlier, ""),
            "resume" => c.Resume(earlier, ""),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
        };
    }

    /// <summary>Reached by the shortest way that the table knows.</summary>
    private static ReliefCase CaseIn(ReliefCaseStatus state)
    {
        Dictionary<ReliefCaseStatus, Func<ReliefCase, Result<StepTaken>>[]> ways = new() { [Draft] = [] };
        while (!ways.ContainsKey(state))
            foreach (var (_, from, to, take) in Flow.Where(f => f.To is not null && !ways.ContainsKey(f.To.Value)))
                if (from.FirstOrDefault(ways.ContainsKey, (ReliefCaseStatus)(-1)) is >= 0 and var reached) ways[to!.Value] = [.. ways[reached], take];
        var matter = Petition.Register(Guid.CreateVersion7(), Rules, "2020-1", Day, IssueCategory.Other, 1, false, null, [1], [1], [1], [1]);
        var opened = ReliefCase.Open(Guid.CreateVersion7(), Guid.CreateVersion7(), "J-1", matter, Person, Application, Day);
        foreach (var take in ways[state]) take(opened).Succeeded.ShouldBeTrue();
        opened.Status.ShouldBe(state);
        return opened;
    }

    private static SealedPerson Person => new([1], [1], [1], null, null);
    private static ReliefApplication Application => new(ReliefGround.HistoricalCase, 5000, "证明", "报告");

    private static FundRules WithoutNotice()
    {
        var rules = FundRules.Default("420101", 2020);
        rules.Revise(10_000, 20, 30, 0, 90, 2_000_000, false, [], []);
        return rules;
    }
}
