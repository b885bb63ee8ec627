using ReliefApi.Api.Http;
using ReliefApi.Application.Budgets;
using ReliefApi.Application.Paging;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class BudgetEndpoints
{
    public static void MapBudgets(this RouteGroupBuilder api)
    {
        var budgets = api.MapGroup("").WithTags("Budgets");
        budgets.MapGet("/projects/{id:guid}/budget", ([AsParameters] GetBudget query, Door door) => door.Get(query))
            .As("getBudget", "The sums of a project's ledger in one year").For(Routes.CountyAndAdministrator).Gives<BudgetDto>();
        budgets.MapGet("/projects/{id:guid}/budget-entries", ([AsParameters] ListBudgetEntries query, Door door) => door.Get(query))
            .As("listBudgetEntries", "The budget ledger of a project").For(Routes.CountyAndAdministrator).Gives<Page<BudgetEntryDto>>();
        budgets.MapPost("/projects/{id:guid}/budget-entries", (Guid id, BudgetEntryContent body, Door door) => door.Create(new RecordBudgetEntry(id, body), e => $"/budget-entries/{e.Id}"))
            .As("recordBudgetEntry", "Post an entry to a project's budget ledger").For(Role.CountyFinance).Writes<BudgetEntryDto>(201);
        budgets.MapGet("/budget-entries/{id:guid}", ([AsParameters] GetBudgetEntry query, Door door) => door.Get(query))
            .As("getBudgetEntry", "One entry of a budget ledger").For(Routes.CountyAndAdministrator).Gives<BudgetEntryDto>();
    }
}
