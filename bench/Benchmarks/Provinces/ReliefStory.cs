using ReliefApi.Domain.ReliefCases;
using static ReliefApi.Domain.ReliefCases.ReliefCaseStatus;

namespace ReliefApi.Benchmarks.Provinces;

/// <summary>What happened in one relief case: nearly nine in ten are paid, a few are late, a few persons come twice, a few carry over from the year before.</summary>
internal readonly struct ReliefStory
{
    private static readonly DateOnly NewYear = new(Province.Year, 1, 1);
    private static readonly ReliefCaseStatus[] InFlight = [Applied, Applied, FirstReviewed, JointReviewed, Approved, Approved, Noticed, AgreementSigned, AgreementSigned, Rejected, Rejected, Withdrawn];

    public ReliefStory(long seed, int project, int k)
    {
        var dice = new Dice(seed, 1, ((long)project << 24) + k);
        var carriedOver = dice.Chance(3);
        AppliedOn = NewYear.AddDays(carriedOver ? -dice.Between(60, 90) : dice.Between(1, 300));
        Status = !dice.Chance(88) ? InFlight[dice.Below(InFlight.Length)] : dice.Below(88) switch { < 10 => Disbursed, < 28 => FollowedUp, < 84 => Closed, _ => Relapsed };
        Repeats = dice.Chance(6) && k > 0;
        // Whoever comes twice is the person of the case before.
        PersonKey = new Dice(seed, 2, ((long)project << 24) + (Repeats ? k - 1 : k)).Bytes(16);
        Requested = 1000m + 100m * dice.Below(120);
        ApprovedAmount = Math.Min(10_000m, decimal.Round(Requested * dice.Between(60, 100) / 100, 2));
        var decided = AppliedOn.AddDays(dice.Chance(93) ? dice.Between(3, 20) : dice.Between(21, 30));
        var paid = decided.AddDays(dice.Chance(94) ? dice.Between(9, 30) : dice.Between(31, 45));
        DecidedOn = Status >= Approved && Status != Withdrawn ? decided : null;
        IsApproved = Status is >= Approved and not (Rejected or Referred or Withdrawn);
        NoticedOn = IsApproved && Status != Approved ? decided.AddDays(1) : null;
        IsPaid = Status is Disbursed or FollowedUp or Closed or Relapsed;
        AgreedOn = IsPaid || Status == AgreementSigned ? decided.AddDays(7) : null;
        FirstPaidOn = IsPaid ? paid : null;
        SecondPaidOn = IsPaid && dice.Chance(carriedOver ? 40 : 8) ? (carriedOver ? NewYear.AddDays(dice.Between(20, 90)) : paid.AddDays(1)) : null;
        FollowedUpOn = IsPaid && Status != Disbursed ? (SecondPaidOn ?? paid).AddDays(5) : null;
        Invited = FollowedUpOn is not null && dice.Chance(95);
        Rating = Invited && dice.Chance(90) ? dice.Below(100) switch { < 70 => Satisfaction.Satisfied, < 94 => Satisfaction.BasicallySatisfied, _ => Satisfaction.Dissatisfied } : null;
        Ground = (ReliefGround)dice.Below(5);
    }

    public DateOnly AppliedOn { get; }
    public ReliefCaseStatus Status { get; }
    public bool Repeats { get; }
    public byte[] PersonKey { get; }
    public decimal Requested { get; }
    public decimal ApprovedAmount { get; }
    public DateOnly? DecidedOn { get; }
    public bool IsApproved { get; }
    public DateOnly? NoticedOn { get; }
    public DateOnly? AgreedOn { get; }
    public bool IsPaid { get; }
    public DateOnly? FirstPaidOn { get; }
    public DateOnly? SecondPaidOn { get; }
    public DateOnly? FollowedUpOn { get; }
    public bool Invited { get; }
    public Satisfaction? Rating { get; }
    public ReliefGround Ground { get; }

    public DateOnly LastStep => FollowedUpOn ?? SecondPaidOn ?? FirstPaidOn ?? AgreedOn ?? NoticedOn ?? DecidedOn ?? AppliedOn;
    public decimal FirstAmount => SecondPaidOn is null ? ApprovedAmount : decimal.Round(ApprovedAmount / 2, 2);
    public decimal PaidIn(int year) => (FirstPaidOn?.Year == year ? FirstAmount : 0) + (SecondPaidOn?.Year == year ? ApprovedAmount - FirstAmount : 0);
}
