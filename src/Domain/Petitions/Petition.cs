using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Domain.Petitions;

/// <summary>Hot-issue categories (热点分类): the five the counties report on, and the usual others.</summary>
public enum IssueCategory
{
    LandAndDemolition, PovertyRelief, Fundraising, LabourAndSocialSecurity, Environment,
    LawAndLitigation, UrbanConstruction, Agriculture, EducationAndHealth, CivilAffairs, Other,
}

public enum PetitionStatus { Registered, Transferred, Accepted, NotAccepted, Replied, UnderReview, UnderReReview, Concluded }

/// <summary>A petition matter (信访事项) as far as indicators need it. Terms follow the petition rules: 15 days to transfer and to accept, 60 to reply, at most 30 more.</summary>
public sealed class Petition : IBelongsToDivision, IRevised
{
    /// <summary>Days from registration to transfer, and from receipt to the written decision on acceptance.</summary>
    public const int AcceptanceDays = 15;
    /// <summary>Days from acceptance to the written reply.</summary>
    public const int HandlingDays = 60;
    /// <summary>Most that handling may be extended by.</summary>
    public const int LongestExtension = 30;
    /// <summary>Days to ask for review or re-review after a written opinion, and to give one.</summary>
    public const int ReviewDays = 30;
    /// <summary>From this many people a petition counts as a group petition.</summary>
    public const int GroupSize = 5;

    /// <summary>The states that each step is taken from: the one table behind every step, and behind what callers are told they may do.</summary>
    private static readonly Dictionary<string, PetitionStatus[]> StepsFrom = new()
    {
        ["transfer"] = [PetitionStatus.Registered],
        ["accept"] = [PetitionStatus.Registered, PetitionStatus.Transferred],
        ["refuse"] = [PetitionStatus.Registered, PetitionStatus.Transferred],
        ["extend"] = [PetitionStatus.Accepted],
        ["reply"] = [PetitionStatus.Accepted],
        ["ask-for-review"] = [PetitionStatus.Replied],
        ["ask-for-re-review"] = [PetitionStatus.UnderReview],
        ["conclude"] = [PetitionStatus.NotAccepted, PetitionStatus.Replied, PetitionStatus.UnderReview, PetitionStatus.UnderReReview],
    };

    private Petition() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public string Number { get; private set; } = "";
    /// <summary>Keyed blind index of the petitioner's identity number.</summary>
    public byte[] PersonKey { get; private set; } = [];
    public byte[] SealedName { get; private set; } = [];
    public byte[] SealedIdNumber { get; private set; } = [];
    public byte[] SealedSubject { get; private set; } = [];
    /// <summary>The first petition of the same person on the same matter; itself, when it is the first.</summary>
    public Guid MatterId { get; private set; }
    public IssueCategory Category { get; private set; }
    public int People { get; private set; }
    public bool LeaderOwned { get; private set; }
    public Guid? FirstHandlerId { get; private set; }
    public PetitionStatus Status { get; private set; }
    public DateOnly RegisteredOn { get; private set; }
    public DateOnly TransferDueOn { get; private set; }
    public DateOnly? TransferredOn { get; private set; }
    public DateOnly AcceptDueOn { get; private set; }
    /// <summary>When the written notice of acceptance or refusal was given.</summary>
    public DateOnly? DecidedOn { get; private set; }
    public DateOnly? ReplyDueOn { get; private set; }
    public DateOnly? RepliedOn { get; private set; }
    public DateOnly? ReviewDueOn { get; private set; }
    public DateOnly? ConcludedOn { get; private set; }
    /// <summary>Whether the matter ended settled (案结事了).</summary>
    public bool Settled { get; private set; }
    /// <summary>When the same person first came back on the same matter.</summary>
    public DateOnly? RepeatedOn { get; private set; }
    public int Revision { get; private set; }

    public bool IsRepeat => MatterId != Id;
    public bool IsGroup => People >= GroupSize;

    public static Petition Register(Guid id, FundRules rules, string number, DateOnly on, IssueCategory category, int people, bool leaderOwned,
        Petition? sameMatter, byte[] personKey, byte[] sealedName, byte[] sealedIdNumber, byte[] sealedSubject) => new()
        {
            Id = id,
            DivisionCode = rules.DivisionCode,
            Number = number,
            MatterId = sameMatter?.MatterId ?? id,
            Category = category,
            People = people,
            LeaderOwned = leaderOwned,
            PersonKey = personKey,
            SealedName = sealedName,
            SealedIdNumber = sealedIdNumber,
            SealedSubject = sealedSubject,
            RegisteredOn = on,
            TransferDueOn = rules.DueOn(on, AcceptanceDays),
            AcceptDueOn = rules.DueOn(on, AcceptanceDays),
        };

    /// <summary>Marks the first petition of the matter when a later one arrives; the earliest return counts.</summary>
    public void RecordRepeat(DateOnly on)
    {
        if (RepeatedOn is null || on < RepeatedOn) RepeatedOn = on;
    }

    public Result<StepTaken> Transfer(DateOnly on, Guid handlerId) => Move("transfer", on, null, PetitionStatus.Transferred,
        () => (TransferredOn, FirstHandlerId) = (on, handlerId));

    public Result<StepTaken> Accept(DateOnly on, FundRules rules) => Move("accept", on, null, PetitionStatus.Accepted,
        () => (DecidedOn, ReplyDueOn) = (on, rules.DueOn(on, HandlingDays)));

    public Result<StepTaken> Refuse(DateOnly on, string reason) => Move("refuse", on, reason, PetitionStatus.NotAccepted,
        () => DecidedOn = on);

    public Result<StepTaken> Extend(DateOnly on, int days, string reason, FundRules rules)
    {
        if (days is < 1 or > LongestExtension) return PetitionErrors.ExtensionTooLong.At("/days").Seen($"{days}");
        if (Status == PetitionStatus.Accepted && on > ReplyDueOn) return PetitionErrors.AlreadyOverdue.At("/occurredOn");
        if (Status == PetitionStatus.Accepted && ReplyDueOn > rules.DueOn(DecidedOn!.Value, HandlingDays)) return PetitionErrors.AlreadyExtended;
        return Move("extend", on, reason, PetitionStatus.Accepted, () => ReplyDueOn = rules.DueOn(DecidedOn!.Value, HandlingDays + days));
    }

    public Result<StepTaken> Reply(DateOnly on) => Move("reply", on, null, PetitionStatus.Replied,
        () => RepliedOn = on);

    public Result<StepTaken> AskForReview(DateOnly on, FundRules rules)
    {
        if (Status == PetitionStatus.Replied && on > rules.DueOn(RepliedOn!.Value, ReviewDays)) return PetitionErrors.ReviewTooLate.At("/occurredOn");
        return Move("ask-for-review", on, null, PetitionStatus.UnderReview, () => ReviewDueOn = rules.DueOn(on, ReviewDays));
    }

    public Result<StepTaken> AskForReReview(DateOnly on, FundRules rules) =>
        Move("ask-for-re-review", on, null, PetitionStatus.UnderReReview, () => ReviewDueOn = rules.DueOn(on, ReviewDays));

    public Result<StepTaken> Conclude(DateOnly on, bool settled, string? reason) =>
        Move("conclude", on, reason, PetitionStatus.Concluded,
            () => (ConcludedOn, Settled) = (on, settled));

    /// <summary>Why a petition in this state refuses a step, dates and amounts aside; null when it does not.</summary>
    public static Error? RefusalOf(string action, PetitionStatus status) => StepsFrom[action].Contains(status) ? null : PetitionErrors.NotNow.Seen($"{status} · {action}");

    private Result<StepTaken> Move(string action, DateOnly on, string? reason, PetitionStatus to, Action act)
    {
        if (RefusalOf(action, Status) is { } refusal) return refusal;
        if (on < (RepliedOn ?? DecidedOn ?? TransferredOn ?? RegisteredOn)) return PetitionErrors.BeforePreviousStep.At("/occurredOn");
        act();
        Status = to;
        return new StepTaken(action, on, reason);
    }
}

/// <summary>A step of a petition; insert-only.</summary>
public sealed class PetitionTransition : IBelongsToDivision
{
    private PetitionTransition() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid PetitionId { get; private set; }
    public string Action { get; private set; } = "";
    public PetitionStatus To { get; private set; }
    public DateOnly OccurredOn { get; private set; }
    public string? Reason { get; private set; }
    public string Actor { get; private set; } = "";
    public DateTimeOffset RecordedAt { get; private set; }

    public static PetitionTransition Of(Guid id, Petition petition, StepTaken step, string actor, DateTimeOffset at) => new()
    {
        Id = id,
        DivisionCode = petition.DivisionCode,
        PetitionId = petition.Id,
        Action = step.Action,
        To = petition.Status,
        OccurredOn = step.OccurredOn,
        Reason = step.Reason,
        Actor = actor,
        RecordedAt = at,
    };
}

public static class PetitionErrors
{
    public static readonly Error NotFound = Error.NotFound("petition.not_found", "信访事项不存在。", "No such petition.");
    public static readonly Error NumberTaken = Error.Conflict("petition.number_taken", "该区划内已有相同编号的信访事项。", "The division already has a petition with this number.");
    public static readonly Error NotNow = Error.Conflict("petition.not_now", "信访事项的当前状态不允许此操作。", "The petition's state does not allow this step.");
    public static readonly Error BeforePreviousStep = Error.Rule("petition.before_previous_step", "日期早于上一环节。", "The date lies before the previous step.");
    public static readonly Error ExtensionTooLong = Error.Rule("petition.extension_too_long", "延期不得超过30日。", "An extension is 1 to 30 days.");
    public static readonly Error AlreadyOverdue = Error.Rule("petition.already_overdue", "办理期限已过，不得再延期。", "The term has passed: it can no longer be extended.");
    public static readonly Error AlreadyExtended = Error.Rule("petition.already_extended", "该事项已延期一次。", "The petition has been extended once.");
    public static readonly Error ReviewTooLate = Error.Rule("petition.review_too_late", "申请复查已超过收到书面答复后30日。", "Review is asked for within 30 days of the written reply.");
    public static readonly Error MatterOfAnother = Error.Rule("petition.matter_of_another", "重复信访须为同一人的同一事项。", "A repeat petition is by the same person on the same matter.");
    public static readonly Error FutureDate = Error.Rule("date.in_future", "日期不得晚于今天。", "The date lies in the future.");
}
