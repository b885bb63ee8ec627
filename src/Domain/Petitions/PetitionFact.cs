namespace ReliefApi.Domain.Petitions;

/// <summary>What petitions are counted as in a year: each is a fact that a measure rests on, and the petitions behind it can be listed.</summary>
public enum PetitionFact
{
    Registered, Repeats, AcceptancesDue, AcceptedInTime, RepliesDue, RepliedInTime, FirstTimeConcluded, FirstTimeResolved, LeaderOwned, LeaderOwnedSettled,
}
