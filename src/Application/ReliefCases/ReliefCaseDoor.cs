using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.PersonalData;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.ReliefCases;

/// <summary>The way in and out of a relief case: load, take one step, record it, show it with masks.</summary>
internal sealed class ReliefCaseDoor(IApplicationDbContext db, IPersonalDataVault vault, ICallContext call, TimeProvider clock)
{
    public string Actor => call.Actor;

    public Task<Result<ReliefCaseDto>> MoveAsync(Guid id, int expectedRevision, Func<ReliefCase, Result<StepTaken>> act, CancellationToken ct) =>
        MoveAsync(id, expectedRevision, reliefCase => Task.FromResult(act(reliefCase)), ct);

    public async Task<Result<ReliefCaseDto>> MoveAsync(Guid id, int expectedRevision, Func<ReliefCase, Task<Result<StepTaken>>> act, CancellationToken ct)
    {
        var reliefCase = await db.ReliefCases.SingleOrDefaultAsync(c => c.Id == id, ct);
        if (reliefCase.FaultOf(expectedRevision, ReliefCaseErrors.NotFound) is { } fault) return fault;
        var step = await act(reliefCase!);
        if (!step.Succeeded) return Result<ReliefCaseDto>.Refused(step.Errors);
        Record(reliefCase!, step.Value);
        await db.SaveChangesAsync(ct);
        return await ShowAsync(reliefCase!, ct);
    }

    public void Record(ReliefCase reliefCase, StepTaken step) =>
        db.ReliefCaseTransitions.Add(ReliefCaseTransition.Of(Guid.CreateVersion7(), reliefCase, step, call.Actor, clock.GetUtcNow()));

    /// <summary>A payment or, negative, a return; to be saved with the step that it belongs to.</summary>
    public Payment Book(ReliefCase reliefCase, decimal amount, DateOnly on)
    {
        var payment = Payment.Of(Guid.CreateVersion7(), reliefCase, amount, on, call.Actor, clock.GetUtcNow());
        db.Payments.Add(payment);
        return payment;
    }

    /// <summary>Paid cases of the matter relapse when it is petitioned again; a petition from before the agreement breaks nothing.</summary>
    public async Task RelapseAsync(Guid matterId, Petition again, CancellationToken ct)
    {
        var paid = await db.ReliefCases.FromSql(
            // language=SQL
            $"select * from relief.relief_cases where matter_id = {matterId} and status in ('Disbursed', 'FollowedUp', 'Closed') for no key update").ToListAsync(ct);
        foreach (var reliefCase in paid)
            if (reliefCase.Relapse(again.RegisteredOn, again.Number) is { Succeeded: true } step) Record(reliefCase, step.Value);
    }

    public async Task<SealedPerson> SealAsync(Guid id, string divisionCode, ReliefPerson person, CancellationToken ct) => new(
        vault.PersonKey(person.IdNumber),
        (await vault.SealAsync(person.Name, Place(id, divisionCode, "sealed_name"), ct))!,
        (await vault.SealAsync(person.IdNumber, Place(id, divisionCode, "sealed_id_number"), ct))!,
        await vault.SealAsync(person.Phone, Place(id, divisionCode, "sealed_phone"), ct),
        await vault.SealAsync(person.Address, Place(id, divisionCode, "sealed_address"), ct));

    public async Task<byte[]> SealAsync(ReliefCase c, BankAccount account, CancellationToken ct) =>
        (await vault.SealAsync(account, Place(c.Id, c.DivisionCode, "sealed_bank_account"), ct))!;

    public async Task<PersonName> NameAsync(ReliefCase c, CancellationToken ct) =>
        (await vault.OpenAsync<PersonName>(c.SealedName, Place(c.Id, c.DivisionCode, "sealed_name"), ct))!;

    public async Task<PersonData> PersonOfAsync(ReliefCase c, CancellationToken ct) => new()
    {
        Name = await NameAsync(c, ct),
        IdNumber = (await vault.OpenAsync<IdNumber>(c.SealedIdNumber, Place(c.Id, c.DivisionCode, "sealed_id_number"), ct))!,
        Phone = await vault.OpenAsync<PhoneNumber>(c.SealedPhone, Place(c.Id, c.DivisionCode, "sealed_phone"), ct),
        Address = await vault.OpenAsync<PrivateText>(c.SealedAddress, Place(c.Id, c.DivisionCode, "sealed_address"), ct),
        BankAccount = await vault.OpenAsync<BankAccount>(c.SealedBankAccount, Place(c.Id, c.DivisionCode, "sealed_bank_account"), ct),
    };

    public async Task<ReliefCaseDto> ShowAsync(ReliefCase c, CancellationToken ct) => ReliefCaseDto.Of(c, await PersonOfAsync(c, ct));

    public async Task<IReadOnlyList<ReliefCaseDto>> ShowAsync(IReadOnlyList<ReliefCase> cases, CancellationToken ct)
    {
        List<ReliefCaseDto> shown = new(cases.Count);
        foreach (var reliefCase in cases) shown.Add(await ShowAsync(reliefCase, ct));
        return shown;
    }

    private static SealedPlace Place(Guid id, string divisionCode, string column) => new("relief_cases", column, id, divisionCode);
}
