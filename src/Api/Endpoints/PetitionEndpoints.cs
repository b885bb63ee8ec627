using ReliefApi.Api.Http;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Petitions;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class PetitionEndpoints
{
    public static void MapPetitions(this RouteGroupBuilder api)
    {
        var petitions = api.MapGroup("").WithTags("Petitions");
        petitions.MapGet("/petitions", ([AsParameters] ListPetitions query, Door door) => door.Get(query))
            .As("listPetitions", "Petitions of the caller's divisions").For(Routes.County).Gives<Page<PetitionDto>>();
        petitions.MapPost("/petitions", (RegisterPetition body, Door door) => door.Create(body, p => $"/petitions/{p.Id}"))
            .As("registerPetition", "Register a petition").For(Role.CountyClerk).Writes<PetitionDto>(201);
        petitions.MapPost("/petitions:search", (SearchPetitions body, Door door) => door.Get(body))
            .As("searchPetitions", "Petitions of one person").For(Routes.County).Shows<Page<PetitionDto>>();
        petitions.MapGet("/petitions/{id:guid}", (Guid id, Door door) => door.Get(new GetPetition(id)))
            .As("getPetition", "One petition").For(Routes.County).Gives<PetitionDto>();
        petitions.MapGet("/petitions/{id:guid}/transitions", ([AsParameters] ListPetitionTransitions query, Door door) => door.Get(query))
            .As("listPetitionTransitions", "Steps of one petition").For(Routes.County).Gives<Page<PetitionTransitionDto>>();
        petitions.MapPost("/petitions/{id:guid}:reveal", (Guid id, PetitionDisclosure body, Door door) => door.Change(new RevealPetition(id, body)))
            .As("revealPetition", "Protected members in clear, for a recorded reason").For(Routes.County).Shows<RevealedPetition>();
        petitions.MapPost("/petitions/{id:guid}:transfer", (Guid id, IfMatch seen, Transfer body, Door door) => door.Change(new TransferPetition(id, seen.Revision, body)))
            .As("transferPetition", "Transfer to the body that handles it").For(Role.CountyClerk).Revises<PetitionDto>();
        petitions.MapPost("/petitions/{id:guid}:accept", (Guid id, IfMatch seen, DatedStep body, Door door) => door.Change(new AcceptPetition(id, seen.Revision, body)))
            .As("acceptPetition", "Notice of acceptance given").For(Role.CountyClerk).Revises<PetitionDto>();
        petitions.MapPost("/petitions/{id:guid}:refuse", (Guid id, IfMatch seen, ReasonedStep body, Door door) => door.Change(new RefusePetition(id, seen.Revision, body)))
            .As("refusePetition", "Notice of refusal given").For(Role.CountyClerk).Revises<PetitionDto>();
        petitions.MapPost("/petitions/{id:guid}:extend", (Guid id, IfMatch seen, Extension body, Door door) => door.Change(new ExtendPetition(id, seen.Revision, body)))
            .As("extendPetition", "Extend the time to reply, once").For(Role.CountyClerk).Revises<PetitionDto>();
        petitions.MapPost("/petitions/{id:guid}:reply", (Guid id, IfMatch seen, DatedStep body, Door door) => door.Change(new ReplyToPetition(id, seen.Revision, body)))
            .As("replyToPetition", "Written reply given").For(Role.CountyClerk).Revises<PetitionDto>();
        petitions.MapPost("/petitions/{id:guid}:ask-for-review", (Guid id, IfMatch seen, DatedStep body, Door door) => door.Change(new AskForReview(id, seen.Revision, body)))
            .As("askForReview", "The petitioner asks for review").For(Role.CountyClerk).Revises<PetitionDto>();
        petitions.MapPost("/petitions/{id:guid}:ask-for-re-review", (Guid id, IfMatch seen, DatedStep body, Door door) => door.Change(new AskForReReview(id, seen.Revision, body)))
            .As("askForReReview", "The petitioner asks for re-review").For(Role.CountyClerk).Revises<PetitionDto>();
        petitions.MapPost("/petitions/{id:guid}:conclude", (Guid id, IfMatch seen, Conclusion body, Door door) => door.Change(new ConcludePetition(id, seen.Revision, body)))
            .As("concludePetition", "The matter ends").For(Role.CountyClerk).Revises<PetitionDto>();
    }
}
