using MediatR;
using ReliefApi.Application.Access;
using ReliefApi.Application.Budgets;
using ReliefApi.Application.Departments;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Projects;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Departments;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Sample;

/// <summary>
/// The sample county and its year 2020, entered through the same commands that its clerks would use, by four people who may not do each
/// other's work. An initial budget of 500,000 yuan, an adjustment of 71,500 with document and reason, 31 people relieved.
/// </summary>
internal sealed class SampleCounty(IServiceScopeFactory scopes)
{
    public const string Province = "980000", Prefecture = "980100", Code = "980121", OtherCounty = "980122";
    public const int Year = 2020;

    public static readonly Caller Administrator = new("sample.administrator", Role.Administrator, Province);
    public static readonly Caller Clerk = new("sample.clerk", Role.CountyClerk, Code);
    public static readonly Caller Reviewer = new("sample.reviewer", Role.CountyReviewer, Code);
    public static readonly Caller Finance = new("sample.finance", Role.CountyFinance, Code);

    public async Task<bool> IsLoadedAsync() => (await AskAsync(Administrator, new GetDivision(Code))).Succeeded;

    public async Task LoadAsync(Action<string> say)
    {
        await DivisionsAsync();
        var bureau = await DoAsync(Administrator, new RegisterDepartment { DivisionCode = Code, Code = "137", Name = "清溪县信访局", Kind = DepartmentKind.Department });
        var project = await ProjectAsync(bureau.Id);
        await BudgetAsync(project.Id);
        say("区划、部门、项目和预算已录入");
        await SampleGoals.DefineAsync(this, project.Id);
        say("绩效目标和九项指标已设定、批复");
        var petitions = await new SamplePetitions(this, bureau.Id).RegisterAsync(say);
        await new SampleCases(this, project.Id).RelieveAsync(petitions, say);
        await new SampleWork(this, bureau.Id).RecordAsync(petitions);
        say("十类工作记录已录入");
    }

    /// <summary>Sends one command as one of the county's people; the sample is wrong if it is refused.</summary>
    public async Task<T> DoAsync<T>(Caller caller, ICommand<T> command)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().Be(caller);
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
        return result.Succeeded ? result.Value
            : throw new InvalidOperationException($"The sample was refused: {command.GetType().Name}: {string.Join("; ", result.Errors.Select(e => $"{e.Pointer} {e.En}"))}");
    }

    public async Task<Result<T>> AskAsync<T>(Caller caller, IQuery<T> query)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().Be(caller);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query);
    }

    private async Task DivisionsAsync()
    {
        foreach (var (code, name) in ((string, string)[])[(Province, "示例省"), (Prefecture, "清江市"), (Code, "清溪县"), (OtherCounty, "石桥县")])
            await DoAsync(Administrator, new RegisterDivision { Code = code, Name = name, ValidFrom = new(2000, 1, 1) });
        await DoAsync(Finance, new ReviseFundRules(Code, Year, 0, new FundRulesContent
        {
            ReliefCap = new(20_000),
            DecisionDays = 20,
            PaymentDays = 30,
            NoticeDays = 5,
            FirstTimeDays = 90,
            ReviewThreshold = new(2_000_000),
            DueDatesMoveToWorkingDay = false,
            Holidays = [],
            WorkedWeekends = [],
        }));
    }

    private Task<ProjectDto> ProjectAsync(Guid bureau) => DoAsync(Clerk, new RegisterProject
    {
        DivisionCode = Code,
        Code = Code + "20T000000000101",
        Level = 1,
        DepartmentId = bureau,
        Name = "信访救助资金",
        Kind = ProjectKind.Recurring,
        ReviewYear = 2022,
        Summary = "县财政每年安排专门资金，对责任主体难以明确、长期未能化解且生活确有困难的信访个案给予一次性救助，帮助当事人解决实际困难，促进信访事项化解。",
        Basis = "《清溪县特殊疑难信访个案救助资金管理办法》（清信联办〔2019〕8号）",
        ImplementingBody = "清溪县信访局",
        Plan = "《清溪县信访救助资金2020年度使用方案》（清信联办〔2020〕3号）",
    });

    private async Task BudgetAsync(Guid project)
    {
        await PostAsync(BudgetEntryKind.Initial, 500_000, new(2020, 1, 20), "清财预〔2020〕5号", "年初部门预算批复");
        await PostAsync(BudgetEntryKind.Arrival, 500_000, new(2020, 3, 12), null, "预算资金到位");
        await PostAsync(BudgetEntryKind.Adjustment, 71_500, new(2020, 7, 16), "清财预〔2020〕36号", "年中集中化解信访积案，新增救助对象");
        await PostAsync(BudgetEntryKind.Arrival, 71_500, new(2020, 8, 5), null, "追加资金到位");

        Task PostAsync(BudgetEntryKind kind, decimal amount, DateOnly on, string? document, string reason) => DoAsync(Finance, new RecordBudgetEntry(project,
            new BudgetEntryContent { FiscalYear = Year, Kind = kind, Amount = new(amount), OccurredOn = on, DocumentNumber = document, Reason = reason }));
    }
}
