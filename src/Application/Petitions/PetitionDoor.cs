using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.PersonalData;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Petitions;

namespace ReliefApi.Application.Petitions;

/// <summary>The way in and out of a petition: load, take one step, record it, show it with masks.</summary>
internal sealed class PetitionDoor(IApplicationDbContext db, IPersonalDataVault vault, ICallContext call, TimeProvider clock)
{
    public Task<Result<PetitionDto>> MoveAsync(Guid id, int expectedRevision, Func<Petition, Result<StepTaken>> act, CancellationToken ct) =>
        MoveAsync(id, expectedRevision, petition => Task.FromResult(act(petition)), ct);

    public async Task<Result<PetitionDto>> MoveAsync(Guid id, int expectedRevision, Func<Petition, Task<Result<StepTaken>>> act, CancellationToken ct)
    {
        var petition = await db.Petitions.SingleOrDefaultAsync(p => p.Id == id, ct);
        if (petition.FaultOf(expectedRevision, PetitionErrors.NotFound) is { } fault) return fault;
        var step = await act(petition!);
        if (!step.Succeeded) return Result<PetitionDto>.Refused(step.Errors);
        Record(petition!, step.Value);
        await db.SaveChangesAsync(ct);
        return await ShowAsync(petition!, ct);
    }

    public void Record(Petition petition, StepTaken step) =>
        db.PetitionTransitions.Add(PetitionTransition.Of(Guid.CreateVersion7(), petition, step, call.Actor, clock.GetUtcNow()));

    /// <summary>The first petition of a matter, locked: what follows from a matter is decided by one caller after the other.</summary>
    public Task<Petition> LockMatterAsync(Guid matterId, CancellationToken ct) =>
        db.Petitions.FromSql($"select * from relief.petitions where id = {matterId} for no key update").SingleAsync(ct);

    /// <summary>Where a column of this row is sealed.</summary>
    public static SealedPlace Place(Guid id, string divisionCode, string column) => new("petitions", column, id, divisionCode);

    public async Task<PetitionDto> ShowAsync(Petition p, CancellationToken ct)
    {
        var dueOn = PetitionTerm.Of(p);
        return new()
        {
            Id = p.Id,
            DivisionCode = p.DivisionCode,
            Number = p.Number,
            MatterId = p.MatterId,
            IsRepeat = p.IsRepeat,
            Category = p.Category,
            Name = (await NameAsync(p, ct))!,
            IdNumber = (await IdNumberAsync(p, ct))!,
            Subject = (await SubjectAsync(p, ct))!,
            People = p.People,
            IsGroup = p.IsGroup,
            LeaderOwned = p.LeaderOwned,
            FirstHandlerId = p.FirstHandlerId,
            Status = p.Status,
            RegisteredOn = p.RegisteredOn,
            TransferDueOn = p.TransferDueOn,
            TransferredOn = p.TransferredOn,
            AcceptDueOn = p.AcceptDueOn,
            DecidedOn = p.DecidedOn,
            ReplyDueOn = p.ReplyDueOn,
            RepliedOn = p.RepliedOn,
            ReviewDueOn = p.ReviewDueOn,
            ConcludedOn = p.ConcludedOn,
            Settled = p.Settled,
            RepeatedOn = p.RepeatedOn,
            DueOn = dueOn,
            TermState = PetitionTerm.StateOf(dueOn, clock.Today()),
            Revision = p.Revision,
        };
    }

    public async Task<IReadOnlyList<PetitionDto>> ShowAsync(IReadOnlyList<Petition> petitions, CancellationToken ct)
    {
        List<PetitionDto> shown = new(petitions.Count);
        foreach (var petition in petitions) shown.Add(await ShowAsync(petition, ct));
        return shown;
    }

    public Task<PersonName?> NameAsync(Petition p, CancellationToken ct) => vault.OpenAsync<PersonName>(p.SealedName, Place(p.Id, p.DivisionCode, "sealed_name"), ct);
    public Task<IdNumber?> IdNumberAsync(Petition p, CancellationToken ct) => vault.OpenAsync<IdNumber>(p.SealedIdNumber, Place(p.Id, p.DivisionCode, "sealed_id_number"), ct);
    public Task<PrivateText?> SubjectAsync(Petition p, CancellationToken ct) => vault.OpenAsync<PrivateText>(p.SealedSubject, Place(p.Id, p.DivisionCode, "sealed_subject"), ct);
}
