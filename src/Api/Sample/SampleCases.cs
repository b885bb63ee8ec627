using ReliefApi.Application.Access;
using ReliefApi.Application.PersonalData;
using ReliefApi.Application.Petitions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.ReliefCases;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Api.Sample;

/// <summary>The relief cases of the year: 31 paid 543,000 yuan together, one rejected, one referred; four people petitioned again.</summary>
internal sealed class SampleCases(SampleCounty county, Guid project)
{
    private const int Rejected = 13, Referred = 26;
    private static readonly int[] DecidedLate = [7, 20], Relapsed = [4, 11, 17, 23], Dissatisfied = [9, 22];
    private const int NotReplying = 15;

    public async Task RelieveAsync(IReadOnlyList<PetitionDto> petitions, Action<string> say)
    {
        var paid = 0;
        for (var n = 0; n < SamplePetitions.BehindCases; n++)
        {
            var opened = await ApplyAsync(n, petitions[n]);
            var decided = opened.Applied.AddDays(DecidedLate.Contains(n) ? 26 : 12);
            if (n == Rejected) await Step(SampleCounty.Reviewer, c => new RejectReliefCase(c.Id, c.Revision, new ReasonedStep { OccurredOn = decided, Reason = "不符合救助条件，已书面告知" }));
            else if (n == Referred) await Step(SampleCounty.Reviewer, c => new ReferReliefCase(c.Id, c.Revision, new ReasonedStep { OccurredOn = decided, Reason = "符合民政临时救助条件，转民政部门办理" }));
            else
            {
                await GrantAsync(n, AmountOf(paid++), decided);
                if (paid % 10 == 0) say($"救助个案已支付{paid}件");
            }

            async Task Step(Caller caller, Func<ReliefCaseDto, ICommand<ReliefCaseDto>> command) => opened.Case = await county.DoAsync(caller, command(opened.Case));

            async Task GrantAsync(int person, decimal amount, DateOnly approved)
            {
                var (name, signed) = (SamplePeople.NameOf(person), approved.AddDays(7));
                await Step(SampleCounty.Reviewer, c => new ApproveReliefCase(c.Id, c.Revision, new Approval { OccurredOn = approved, Amount = new(amount), Conditions = "一次性救助，专款专用" }));
                await Step(SampleCounty.Clerk, c => new GiveNotice(c.Id, c.Revision, new DatedStep { OccurredOn = approved.AddDays(1) }));
                await Step(SampleCounty.Clerk, c => new SignAgreement(c.Id, c.Revision, new Agreement { OccurredOn = signed, Witness = "社区居委会", Voluntary = true }));
                await Step(SampleCounty.Finance, c => new PayRelief(c.Id, c.Revision, new ReliefPayment { Amount = new(amount), PaidOn = signed.AddDays(4), AccountHolder = name, BankAccount = SamplePeople.AccountOf(person) }));
                await Step(SampleCounty.Clerk, c => new FollowUpReliefCase(c.Id, c.Revision, new FollowUp { OccurredOn = signed.AddDays(30), SurveyInvited = true, Satisfaction = RatingOf(person) }));
                await Step(SampleCounty.Reviewer, c => new CloseReliefCase(c.Id, c.Revision, new DatedStep { OccurredOn = signed.AddDays(35) }));
                if (Relapsed.Contains(person)) await new SamplePetitions(county, default).RepeatAsync(person, signed.AddDays(60), petitions[person].Id);
            }
        }
        say($"救助个案{SamplePetitions.BehindCases}件已办理，其中支付{paid}件");
    }

    private async Task<OpenedCase> ApplyAsync(int n, PetitionDto petition)
    {
        var applied = SamplePetitions.RegisteredOn(n).AddDays(20);
        var c = await county.DoAsync(SampleCounty.Clerk, new OpenReliefCase
        {
            ProjectId = project,
            PetitionId = petition.Id,
            Number = $"JZ2020-{n + 1:000}",
            Ground = (ReliefGround)(n % 5),
            RequestedAmount = new(20_000),
            Person = new ReliefPerson { Name = SamplePeople.NameOf(n), IdNumber = SamplePeople.IdNumberOf(n), Phone = SamplePeople.PhoneOf(n), Address = new PrivateText($"清溪县示例镇{n + 1}组") },
            HouseholdProof = $"家庭状况证明第{n + 1}号",
            ResponsibleBodyReport = $"责任单位情况报告第{n + 1}号",
        });
        c = await county.DoAsync(SampleCounty.Clerk, new ApplyForRelief(c.Id, c.Revision, new DatedStep { OccurredOn = applied }));
        c = await county.DoAsync(SampleCounty.Reviewer, new FirstReviewReliefCase(c.Id, c.Revision, new ReviewStep { OccurredOn = applied.AddDays(4), Opinion = "材料齐全，情况属实" }));
        c = await county.DoAsync(SampleCounty.Reviewer, new JointReviewReliefCase(c.Id, c.Revision, new ReviewStep { OccurredOn = applied.AddDays(9), Opinion = "联席会议研究" }));
        return new() { Case = c, Applied = applied };
    }

    /// <summary>12 × 20,000, 10 × 18,000, 8 × 13,500 and one of 15,000: 543,000 yuan.</summary>
    private static decimal AmountOf(int k) => k switch { < 12 => 20_000, < 22 => 18_000, < 30 => 13_500, _ => 15_000 };

    private static Satisfaction? RatingOf(int n) => n == NotReplying ? null : Dissatisfied.Contains(n) ? Satisfaction.Dissatisfied : n % 8 == 2 ? Satisfaction.BasicallySatisfied : Satisfaction.Satisfied;

    private sealed class OpenedCase
    {
        public required ReliefCaseDto Case { get; set; }
        public required DateOnly Applied { get; init; }
    }
}
