using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Petitions;
using static ReliefApi.Domain.Petitions.PetitionStatus;

namespace ReliefApi.UnitTests.Petitions;

public sealed class PetitionFlowTests
{
    private static readonly DateOnly Day = new(2020, 6, 1);
    private static readonly FundRules Rules = FundRules.Default("420101", 2020);

    /// <summary>The whole flow: which step leads where, and from which states.</summary>
    private static readonly (string Action, PetitionStatus[] From, PetitionStatus To, Func<Petition, Result<StepTaken>> Take)[] Flow =
    [
        ("transfer", [Registered], Transferred, p => p.Transfer(Day, Guid.CreateVersion7())),
        ("accept", [Registered, Transferred], Accepted, p => p.Accept(Day, Rules)),
        ("refuse", [Registered, Transferred], NotAccepted, p => p.Refuse(Day, "不属受理范围")),
        ("extend", [Accepted], Accepted, p => p.Extend(Day, 30, "情况复杂", Rules)),
        ("reply", [Accepted], Replied, p => p.Reply(Day)),
        ("ask-for-review", [Replied], UnderReview, p => p.AskForReview(Day, Rules)),
        ("ask-for-re-review", [UnderReview], UnderReReview, p => p.AskForReReview(Day, Rules)),
        ("conclude", [NotAccepted, Replied, UnderReview, UnderReReview], Concluded, p => p.Conclude(Day, true, null)),
    ];

    public static TheoryData<PetitionStatus, string> EveryStepInEveryState =>
        [.. Enum.GetValues<PetitionStatus>().SelectMany(s => Flow.Select(f => (s, f.Action)))];

    [Theory, MemberData(nameof(EveryStepInEveryState))]
    public void A_step_is_taken_exactly_where_the_flow_says(PetitionStatus state, string action)
    {
        var petition = PetitionIn(state);
        var (_, from, to, take) = Flow.Single(f => f.Action == action);
        var step = take(petition);
        if (from.Contains(state))
        {
            step.Succeeded.ShouldBeTrue();
            step.Value.Action.ShouldBe(action);
            petition.Status.ShouldBe(to);
        }
        else
        {
            step.Errors.Select(e => e.Code).ShouldBe([PetitionErrors.NotNow.Code]);
            petition.Status.ShouldBe(state);
        }
    }

    /// <summary>Reached by the shortest way that the table knows.</summary>
    private static Petition PetitionIn(PetitionStatus state)
    {
        Dictionary<PetitionStatus, Func<Petition, Result<StepTaken>>[]> ways = new() { [Registered] = [] };
        while (!ways.ContainsKey(state))
            foreach (var (_, from, to, take) in Flow.Where(f => !ways.ContainsKey(f.To)))
                if (from.FirstOrDefault(ways.ContainsKey, (PetitionStatus)(-1)) is >= 0 and var reached) ways[to] = [.. ways[reached], take];
        var petition = Petition.Register(Guid.CreateVersion7(), Rules, "2020-1", Day, IssueCategory.Other, 1, false, null, [1], [1], [1], [1]);
        foreach (var take in ways[state]) take(petition).Succeeded.ShouldBeTrue();
        return petition;
    }
}
