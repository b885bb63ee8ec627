using System.Text.Json.Serialization;
using AutoMapper;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.PersonalData;
using ReliefApi.Domain.Petitions;

namespace ReliefApi.Application.Petitions;

/// <summary>A petition matter (信访事项); the petitioner only as masks.</summary>
public sealed record PetitionDto : IHasRevision, IDependsOnToday, IHasActions
{
    public required Guid Id { get; init; }
    /// <summary>Six digits of GB/T 2260.</summary>
    public required string DivisionCode { get; init; }
    /// <summary>Unique within the division.</summary>
    public required string Number { get; init; }
    /// <summary>Name of the petitioner.</summary>
    public required PersonName Name { get; init; }
    public required IdNumber IdNumber { get; init; }
    /// <summary>What is asked for.</summary>
    public required PrivateText Subject { get; init; }
    /// <summary>The first petition of the same person on the same matter; its own id, when it is the first.</summary>
    public required Guid MatterId { get; init; }
    /// <summary>Whether an earlier petition on the same matter exists (重复信访).</summary>
    public required bool IsRepeat { get; init; }
    public required IssueCategory Category { get; init; }
    /// <summary>How many people petition.</summary>
    public required int People { get; init; }
    /// <summary>Whether five or more people petition (集体访).</summary>
    public required bool IsGroup { get; init; }
    /// <summary>Whether a leader owns the case (领导包案).</summary>
    public required bool LeaderOwned { get; init; }
    /// <summary>The department or unit that received it first and owns it to the end (首办责任).</summary>
    public Guid? FirstHandlerId { get; init; }
    public required PetitionStatus Status { get; init; }
    public required DateOnly RegisteredOn { get; init; }
    public required DateOnly TransferDueOn { get; init; }
    public DateOnly? TransferredOn { get; init; }
    public required DateOnly AcceptDueOn { get; init; }
    /// <summary>When the written notice of acceptance or refusal was given.</summary>
    public DateOnly? DecidedOn { get; init; }
    public DateOnly? ReplyDueOn { get; init; }
    public DateOnly? RepliedOn { get; init; }
    public DateOnly? ReviewDueOn { get; init; }
    public DateOnly? ConcludedOn { get; init; }
    /// <summary>Whether the matter ended settled (案结事了).</summary>
    public required bool Settled { get; init; }
    /// <summary>When the same person first came back on the same matter.</summary>
    public DateOnly? RepeatedOn { get; init; }
    /// <summary>Last day of the term that is running now; null when none is.</summary>
    public DateOnly? DueOn { get; init; }
    /// <summary>How the running term stands today; null when none is running.</summary>
    public TermState? TermState { get; init; }
    /// <summary>Counts the changes; the entity tag.</summary>
    public required int Revision { get; init; }
    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }

    IReadOnlyList<ResourceAction> IHasActions.ActionsFor(string actor) =>
    [
        ResourceAction.Of("revealPetition"),
        ResourceAction.Of("transferPetition", Petition.RefusalOf("transfer", Status)),
        ResourceAction.Of("acceptPetition", Petition.RefusalOf("accept", Status)),
        ResourceAction.Of("refusePetition", Petition.RefusalOf("refuse", Status)),
        ResourceAction.Of("extendPetition", Petition.RefusalOf("extend", Status)),
        ResourceAction.Of("replyToPetition", Petition.RefusalOf("reply", Status)),
        ResourceAction.Of("askForReview", Petition.RefusalOf("ask-for-review", Status)),
        ResourceAction.Of("askForReReview", Petition.RefusalOf("ask-for-re-review", Status)),
        ResourceAction.Of("concludePetition", Petition.RefusalOf("conclude", Status)),
    ];
}

/// <summary>A recorded step of a petition.</summary>
public sealed record PetitionTransitionDto
{
    public required Guid Id { get; init; }
    /// <summary>The verb, as in the path of the step.</summary>
    public required string Action { get; init; }
    /// <summary>The state that it led to.</summary>
    public required PetitionStatus To { get; init; }
    public required DateOnly OccurredOn { get; init; }
    public string? Reason { get; init; }
    /// <summary>Who recorded it.</summary>
    public required string Actor { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<PetitionTransition, PetitionTransitionDto>();
    }
}
