using ReliefApi.Api.Http;
using ReliefApi.Application.Paging;
using ReliefApi.Application.ReliefCases;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class ReliefCaseEndpoints
{
    public static void MapReliefCases(this RouteGroupBuilder api)
    {
        var cases = api.MapGroup("").WithTags("Relief cases");
        cases.MapGet("/relief-cases", ([AsParameters] ListReliefCases query, Door door) => door.Get(query))
            .As("listReliefCases", "Relief cases of the caller's divisions").For(Routes.County).Gives<Page<ReliefCaseDto>>();
        cases.MapPost("/relief-cases", (OpenReliefCase body, Door door) => door.Create(body, c => $"/relief-cases/{c.Id}"))
            .As("openReliefCase", "Open a draft").For(Role.CountyClerk).Writes<ReliefCaseDto>(201);
        cases.MapPost("/relief-cases:search", (SearchReliefCases body, Door door) => door.Get(body))
            .As("searchReliefCases", "Relief cases of one person").For(Routes.County).Shows<Page<ReliefCaseDto>>();
        cases.MapGet("/relief-cases/{id:guid}", ([AsParameters] GetReliefCase query, Door door) => door.Get(query))
            .As("getReliefCase", "One relief case").For(Routes.County).Gives<ReliefCaseDto>();
        cases.MapPut("/relief-cases/{id:guid}", (Guid id, IfMatch seen, ReliefCaseContent body, Door door) => door.Change(new ReviseReliefCase(id, seen.Revision, body)))
            .As("reviseReliefCase", "Replace the application of a draft").For(Role.CountyClerk).Revises<ReliefCaseDto>();
        cases.MapPatch("/relief-cases/{id:guid}", (Guid id, IfMatch seen, MergePatch<ReliefCaseContent> changes, Door door) =>
                door.Patch(new GetReliefCase(id), seen, changes, body => new ReviseReliefCase(id, seen.Revision, body)))
            .As("patchReliefCase", "Change some members of the application of a draft; personal data is entered whole").For(Role.CountyClerk).Patches<ReliefCaseContent, ReliefCaseDto>();
        cases.MapGet("/relief-cases/{id:guid}/transitions", ([AsParameters] ListReliefCaseTransitions query, Door door) => door.Get(query))
            .As("listReliefCaseTransitions", "Steps of one relief case").For(Routes.County).Gives<Page<ReliefCaseTransitionDto>>();
        cases.MapGet("/relief-cases/{id:guid}/payments", ([AsParameters] ListReliefCasePayments query, Door door) => door.Get(query))
            .As("listReliefCasePayments", "Payments and returns of one relief case").For(Routes.County).Gives<Page<PaymentDto>>();
        cases.MapPost("/relief-cases/{id:guid}:reveal", (Guid id, ReliefCaseDisclosure body, Door door) => door.Change(new RevealReliefCase(id, body)))
            .As("revealReliefCase", "Protected members in clear, for a recorded reason").For(Routes.County).Shows<RevealedReliefCase>();
        cases.MapPost("/relief-cases/{id:guid}:apply", (Guid id, IfMatch seen, DatedStep body, Door door) => door.Change(new ApplyForRelief(id, seen.Revision, body)))
            .As("applyForRelief", "File the application").For(Role.CountyClerk).Revises<ReliefCaseDto>();
        cases.MapPost("/relief-cases/{id:guid}:first-review", (Guid id, IfMatch seen, ReviewStep body, Door door) => door.Change(new FirstReviewReliefCase(id, seen.Revision, body)))
            .As("firstReviewReliefCase", "First review").For(Role.CountyReviewer).Revises<ReliefCaseDto>();
        cases.MapPost("/relief-cases/{id:guid}:joint-review", (Guid id, IfMatch seen, ReviewStep body, Door door) => door.Change(new JointReviewReliefCase(id, seen.Revision, body)))
            .As("jointReviewReliefCase", "Joint review").For(Role.CountyReviewer).Revises<ReliefCaseDto>();
        cases.MapPost("/relief-cases/{id:guid}:approve", (Guid id, IfMatch seen, Approval body, Door door) => door.Change(new ApproveReliefCase(id, seen.Revision, body)))
            .As("approveReliefCase", "Grant relief").For(Role.CountyReviewer).Revises<ReliefCaseDto>();
        cases.MapPost("/relief-cases/{id:guid}:reject", (Guid id, IfMatch seen, ReasonedStep body, Door door) => door.Change(new RejectReliefCase(id, seen.Revision, body)))
            .As("rejectReliefCase", "Reject the application").For(Role.CountyReviewer).Revises<ReliefCaseDto>();
        cases.MapPost("/relief-cases/{id:guid}:refer", (Guid id, IfMatch seen, ReasonedStep body, Door door) => door.Change(new ReferReliefCase(id, seen.Revision, body)))
            .As("referReliefCase", "Refer the person elsewhere").For(Role.CountyReviewer).Revises<ReliefCaseDto>();
        cases.MapPost("/relief-cases/{id:guid}:notice", (Guid id, IfMatch seen, DatedStep body, Door door) => door.Change(new GiveNotice(id, seen.Revision, body)))
            .As("giveNotice", "Public notice begins").For(Role.CountyClerk).Revises<ReliefCaseDto>();
        cases.MapPost("/relief-cases/{id:guid}:sign-agreement", (Guid id, IfMatch seen, Agreement body, Door door) => door.Change(new SignAgreement(id, seen.Revision, body)))
            .As("signAgreement", "Agreement signed").For(Role.CountyClerk).Revises<ReliefCaseDto>();
        cases.MapPost("/relief-cases/{id:guid}:pay", (Guid id, IfMatch seen, ReliefPayment body, Door door) => door.Change(new PayRelief(id, seen.Revision, body)))
            .As("payRelief", "Pay, and post to the ledger").For(Role.CountyFinance).Revises<ReliefCaseDto>();
        cases.MapPost("/relief-cases/{id:guid}:return-payment", (Guid id, IfMatch seen, PaymentReturn body, Door door) => door.Change(new ReturnPayment(id, seen.Revision, body)))
            .As("returnPayment", "Book money that came back").For(Role.CountyFinance).Revises<ReliefCaseDto>();
        cases.MapPost("/relief-cases/{id:guid}:follow-up", (Guid id, IfMatch seen, FollowUp body, Door door) => door.Change(new FollowUpReliefCase(id, seen.Revision, body)))
            .As("followUpReliefCase", "Visit after the payment").For(Role.CountyClerk).Revises<ReliefCaseDto>();
        cases.MapPost("/relief-cases/{id:guid}:close", (Guid id, IfMatch seen, DatedStep body, Door door) => door.Change(new CloseReliefCase(id, seen.Revision, body)))
            .As("closeReliefCase", "Close the case").For(Role.CountyReviewer).Revises<ReliefCaseDto>();
        cases.MapPost("/relief-cases/{id:guid}:withdraw", (Guid id, IfMatch seen, ReasonedStep body, Door door) => door.Change(new WithdrawReliefCase(id, seen.Revision, body)))
            .As("withdrawReliefCase", "Withdraw the application").For(Role.CountyClerk).Revises<ReliefCaseDto>();
        cases.MapPost("/relief-cases/{id:guid}:suspend", (Guid id, IfMatch seen, ReasonedStep body, Door door) => door.Change(new SuspendReliefCase(id, seen.Revision, body)))
            .As("suspendReliefCase", "Let the case rest").For(Role.CountyClerk).Revises<ReliefCaseDto>();
        cases.MapPost("/relief-cases/{id:guid}:resume", (Guid id, IfMatch seen, ReasonedStep body, Door door) => door.Change(new ResumeReliefCase(id, seen.Revision, body)))
            .As("resumeReliefCase", "Go on with a suspended case").For(Role.CountyClerk).Revises<ReliefCaseDto>();
        cases.MapPost("/relief-cases/{id:guid}:relapse", (Guid id, IfMatch seen, Relapse body, Door door) => door.Change(new RelapseReliefCase(id, seen.Revision, body)))
            .As("relapseReliefCase", "The person petitioned again on the matter").For(Role.CountyClerk).Revises<ReliefCaseDto>();
    }
}
