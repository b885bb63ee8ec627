using System.Text.Json.Serialization;
using AutoMapper;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.PersonalData;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.ReliefCases;

/// <summary>The relieved person, as masks.</summary>
public sealed record PersonData
{
    public required PersonName Name { get; init; }
    public required IdNumber IdNumber { get; init; }
    public PhoneNumber? Phone { get; init; }
    public PrivateText? Address { get; init; }
    /// <summary>The account of the latest payment.</summary>
    public BankAccount? BankAccount { get; init; }
}

/// <summary>A petition-relief case (信访救助个案): one person, one matter, once.</summary>
public sealed record ReliefCaseDto : IHasRevision, IHasActions
{
    public required Guid Id { get; init; }
    /// <summary>Six digits of GB/T 2260.</summary>
    public required string DivisionCode { get; init; }
    /// <summary>The project whose budget pays.</summary>
    public required Guid ProjectId { get; init; }
    /// <summary>Unique within the division.</summary>
    public required string Number { get; init; }
    /// <summary>The first petition on the matter.</summary>
    public required Guid MatterId { get; init; }
    public required PersonData Person { get; init; }
    public required ReliefGround Ground { get; init; }
    public required Money RequestedAmount { get; init; }
    /// <summary>Reference of the household proof (家庭状况证明).</summary>
    public string? HouseholdProof { get; init; }
    /// <summary>Reference of the responsible body's report (责任单位意见).</summary>
    public string? ResponsibleBodyReport { get; init; }
    public required ReliefCaseStatus Status { get; init; }
    /// <summary>The state that a suspended case returns to.</summary>
    public ReliefCaseStatus? SuspendedFrom { get; init; }
    public DateOnly? AppliedOn { get; init; }
    public string? AppliedBy { get; init; }
    /// <summary>Until when the case is to be decided.</summary>
    public DateOnly? DecideDueOn { get; init; }
    /// <summary>When the case was approved, rejected or referred.</summary>
    public DateOnly? DecidedOn { get; init; }
    public string? ApprovedBy { get; init; }
    public Money? ApprovedAmount { get; init; }
    /// <summary>The fiscal year whose budget the approval is charged to.</summary>
    public int? BudgetYear { get; init; }
    /// <summary>Until when the first payment is to be made.</summary>
    public DateOnly? PayDueOn { get; init; }
    /// <summary>When public notice (公示) began.</summary>
    public DateOnly? NoticedOn { get; init; }
    public DateOnly? AgreementSignedOn { get; init; }
    /// <summary>Who witnessed the agreement, by office.</summary>
    public string? AgreementWitness { get; init; }
    public DateOnly? FirstPaidOn { get; init; }
    /// <summary>Paid less returned.</summary>
    public required Money PaidAmount { get; init; }
    /// <summary>How many payments were made.</summary>
    public required int Payments { get; init; }
    public DateOnly? FollowedUpOn { get; init; }
    /// <summary>Whether the person was asked to rate the relief.</summary>
    public required bool SurveyInvited { get; init; }
    public Satisfaction? Satisfaction { get; init; }
    /// <summary>When the person petitioned again on the relieved matter.</summary>
    public DateOnly? RelapsedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    /// <summary>No later step may lie before this day.</summary>
    public required DateOnly LastStepOn { get; init; }
    /// <summary>Counts the changes; the entity tag.</summary>
    public required int Revision { get; init; }
    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }

    IReadOnlyList<ResourceAction> IHasActions.ActionsFor(string actor) =>
    [
        ResourceAction.Of("reviseReliefCase", ReliefCase.ReviseRefusal(Status)),
        ResourceAction.Of("revealReliefCase"),
        ResourceAction.Of("approveReliefCase", ReliefCase.RefusalOf("approve", Status) ?? ReliefCase.ApproverRefusal(actor, AppliedBy)),
        ResourceAction.Of("payRelief", ReliefCase.RefusalOf("pay", Status) ?? ReliefCase.PayerRefusal(actor, AppliedBy, ApprovedBy)),
        ResourceAction.Of("applyForRelief", ReliefCase.RefusalOf("apply", Status)),
        ResourceAction.Of("firstReviewReliefCase", ReliefCase.RefusalOf("first-review", Status)),
        ResourceAction.Of("jointReviewReliefCase", ReliefCase.RefusalOf("joint-review", Status)),
        ResourceAction.Of("rejectReliefCase", ReliefCase.RefusalOf("reject", Status)),
        ResourceAction.Of("referReliefCase", ReliefCase.RefusalOf("refer", Status)),
        ResourceAction.Of("giveNotice", ReliefCase.RefusalOf("notice", Status)),
        ResourceAction.Of("signAgreement", ReliefCase.RefusalOf("sign-agreement", Status)),
        ResourceAction.Of("returnPayment", ReliefCase.RefusalOf("return-payment", Status)),
        ResourceAction.Of("followUpReliefCase", ReliefCase.RefusalOf("follow-up", Status)),
        ResourceAction.Of("closeReliefCase", ReliefCase.RefusalOf("close", Status)),
        ResourceAction.Of("withdrawReliefCase", ReliefCase.RefusalOf("withdraw", Status)),
        ResourceAction.Of("suspendReliefCase", ReliefCase.RefusalOf("suspend", Status)),
        ResourceAction.Of("resumeReliefCase", ReliefCase.RefusalOf("resume", Status)),
        ResourceAction.Of("relapseReliefCase", ReliefCase.RefusalOf("relapse", Status)),
    ];

    internal static ReliefCaseDto Of(ReliefCase c, PersonData person) => new()
    {
        Id = c.Id,
        DivisionCode = c.DivisionCode,
        ProjectId = c.ProjectId,
        Number = c.Number,
        MatterId = c.MatterId,
        Person = person,
        Ground = c.Ground,
        RequestedAmount = new(c.RequestedAmount),
        HouseholdProof = c.HouseholdProof,
        ResponsibleBodyReport = c.ResponsibleBodyReport,
        Status = c.Status,
        SuspendedFrom = c.SuspendedFrom,
        AppliedOn = c.AppliedOn,
        AppliedBy = c.AppliedBy,
        DecideDueOn = c.DecideDueOn,
        DecidedOn = c.DecidedOn,
        ApprovedBy = c.ApprovedBy,
        ApprovedAmount = c.ApprovedAmount is { } approved ? new Money(approved) : null,
        BudgetYear = c.BudgetYear,
        PayDueOn = c.PayDueOn,
        NoticedOn = c.NoticedOn,
        AgreementSignedOn = c.AgreementSignedOn,
        AgreementWitness = c.AgreementWitness,
        FirstPaidOn = c.FirstPaidOn,
        PaidAmount = new(c.PaidAmount),
        Payments = c.Payments,
        FollowedUpOn = c.FollowedUpOn,
        SurveyInvited = c.SurveyInvited,
        Satisfaction = c.Satisfaction,
        RelapsedOn = c.RelapsedOn,
        ClosedOn = c.ClosedOn,
        LastStepOn = c.LastStepOn,
        Revision = c.Revision,
    };
}

/// <summary>A recorded step of a relief case.</summary>
public sealed record ReliefCaseTransitionDto
{
    public required Guid Id { get; init; }
    /// <summary>The verb, as in the path of the step.</summary>
    public required string Action { get; init; }
    /// <summary>The state that it led to.</summary>
    public required ReliefCaseStatus To { get; init; }
    public required DateOnly OccurredOn { get; init; }
    /// <summary>Stated reason, opinion or conditions.</summary>
    public string? Reason { get; init; }
    /// <summary>Who recorded it.</summary>
    public required string Actor { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<ReliefCaseTransition, ReliefCaseTransitionDto>();
    }
}
