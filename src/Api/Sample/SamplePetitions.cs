using ReliefApi.Application.PersonalData;
using ReliefApi.Application.Petitions;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Petitions;

namespace ReliefApi.Api.Sample;

/// <summary>The county's petitions of the year: those behind the relief cases, and others; a few late, a few repeated.</summary>
internal sealed class SamplePetitions(SampleCounty county, Guid bureau)
{
    public const int BehindCases = 33;
    private const int Others = 33;
    private static readonly int[] AcceptedLate = [36, 51], RepliedLate = [40, 47, 58], RepeatedOthers = [38, 55];

    /// <summary>Registration of petition <paramref name="n"/>: one a week, the others spread over the year.</summary>
    public static DateOnly RegisteredOn(int n) => n < BehindCases ? new DateOnly(2020, 1, 6).AddDays(6 * n) : new DateOnly(2020, 1, 13).AddDays(8 * (n - BehindCases));

    public async Task<IReadOnlyList<PetitionDto>> RegisterAsync(Action<string> say)
    {
        List<PetitionDto> petitions = [];
        for (var n = 0; n < BehindCases + Others; n++)
        {
            var registered = await RegisterAsync(n, RegisteredOn(n), null);
            petitions.Add(await HandleAsync(n, registered));
        }
        foreach (var n in RepeatedOthers) await RegisterAsync(n, RegisteredOn(n).AddDays(100), petitions[n].Id);
        say($"信访事项{petitions.Count + RepeatedOthers.Length}件已登记、受理、答复");
        return petitions;
    }

    /// <summary>The same person comes back on the same matter.</summary>
    public Task<PetitionDto> RepeatAsync(int n, DateOnly on, Guid earlier) => RegisterAsync(n, on, earlier);

    private Task<PetitionDto> RegisterAsync(int n, DateOnly on, Guid? repeatOf) => county.DoAsync(SampleCounty.Clerk, new RegisterPetition
    {
        Number = $"XF2020-{n + 1:000}{(repeatOf is null ? "" : "-C")}",
        RegisteredOn = on,
        Name = SamplePeople.NameOf(n),
        IdNumber = SamplePeople.IdNumberOf(n),
        Subject = new PrivateText($"第{n + 1}号诉求，历史遗留问题请求帮助解决"),
        Category = (IssueCategory)(n * 5 % 6),
        People = n % 17 == 0 ? 6 : 1,
        LeaderOwned = n % 6 == 0,
        RepeatOf = repeatOf,
    });

    private async Task<PetitionDto> HandleAsync(int n, PetitionDto petition)
    {
        var on = RegisteredOn(n);
        petition = await county.DoAsync(SampleCounty.Clerk, new TransferPetition(petition.Id, petition.Revision, new Transfer { OccurredOn = on.AddDays(3), HandlerId = bureau }));
        var accepted = on.AddDays(AcceptedLate.Contains(n) ? 18 : 8);
        petition = await county.DoAsync(SampleCounty.Clerk, new AcceptPetition(petition.Id, petition.Revision, new DatedStep { OccurredOn = accepted }));
        var replied = accepted.AddDays(RepliedLate.Contains(n) ? 66 : 35);
        if (replied.Year > SampleCounty.Year) return petition;
        petition = await county.DoAsync(SampleCounty.Clerk, new ReplyToPetition(petition.Id, petition.Revision, new DatedStep { OccurredOn = replied }));
        return await county.DoAsync(SampleCounty.Clerk, new ConcludePetition(petition.Id, petition.Revision, new Conclusion { OccurredOn = replied.AddDays(5), Settled = n % 9 != 3 }));
    }
}
