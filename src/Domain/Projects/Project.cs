using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Projects;

/// <summary>经常性 recurs every year, 一次性 once, 阶段性 a fixed span.</summary>
public enum ProjectKind { Recurring, OneOff, FixedSpan }

/// <summary>What people write about a project: the items of the report's overview that are not figures.</summary>
/// <param name="Summary">项目概述.</param>
/// <param name="Basis">立项依据: law, policy or document number.</param>
/// <param name="ImplementingBody">实施主体.</param>
/// <param name="Plan">实施方案.</param>
public sealed record ProjectOverview(string Summary, string? Basis, string? ImplementingBody, string? Plan);

/// <summary>When a project runs. One-off and fixed-span projects need both dates, recurring ones a review year.</summary>
public sealed record ProjectPeriod(DateOnly? StartsOn, DateOnly? EndsOn, int? ReviewYear);

/// <summary>A budgeted project (项目). Level 1 is a standing heading, level 2 is what a unit carries out below it.</summary>
public sealed class Project : IBelongsToDivision, IRevised
{
    private Project() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid DepartmentId { get; private set; }
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    /// <summary>1 or 2.</summary>
    public int Level { get; private set; }
    public Guid? ParentId { get; private set; }
    public ProjectKind Kind { get; private set; }
    public string Summary { get; private set; } = "";
    public string? Basis { get; private set; }
    public string? ImplementingBody { get; private set; }
    public string? Plan { get; private set; }
    public DateOnly? StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public int? ReviewYear { get; private set; }
    /// <summary>When the project passed its review (绩效评审), with the document that says so.</summary>
    public DateOnly? ReviewedOn { get; private set; }
    public string? ReviewDocument { get; private set; }
    public int Revision { get; private set; }

    public static Result<Project> Register(Guid id, string divisionCode, string code, int level, Project? parent, Guid departmentId, string name,
        ProjectKind kind, ProjectOverview overview, ProjectPeriod period)
    {
        if (level == 2 && parent is not { Level: 1 }) return ProjectErrors.ParentNotLevelOne.At("/parentId");
        if (level == 1 && parent is not null) return ProjectErrors.LevelOneHasNoParent.At("/parentId");
        var project = new Project { Id = id, DivisionCode = divisionCode, Code = code, Level = level, ParentId = parent?.Id };
        var revised = project.Revise(departmentId, name, kind, overview, period);
        return revised.Succeeded ? project : Result<Project>.Refused(revised.Errors);
    }

    public Result<Done> Revise(Guid departmentId, string name, ProjectKind kind, ProjectOverview overview, ProjectPeriod period)
    {
        if (PeriodFault(kind, period) is { } fault) return fault;
        (DepartmentId, Name, Kind) = (departmentId, name, kind);
        (Summary, Basis, ImplementingBody, Plan) = overview;
        (StartsOn, EndsOn, ReviewYear) = period;
        return new Done();
    }

    public void RecordReview(DateOnly on, string document) => (ReviewedOn, ReviewDocument) = (on, document);

    private static Error? PeriodFault(ProjectKind kind, ProjectPeriod period) => (kind, period) switch
    {
        ({ }, { StartsOn: { } from, EndsOn: { } to }) when to < from => ProjectErrors.EndsBeforeStart.At("/period/endsOn"),
        (ProjectKind.Recurring, { ReviewYear: null }) => ProjectErrors.ReviewYearMissing.At("/period/reviewYear"),
        (ProjectKind.OneOff or ProjectKind.FixedSpan, { StartsOn: null } or { EndsOn: null }) => ProjectErrors.DatesMissing.At("/period"),
        _ => null,
    };
}

public static class ProjectErrors
{
    public static readonly Error NotFound = Error.NotFound("project.not_found", "项目不存在。", "No such project.");
    public static readonly Error PlaceIsFixed = Error.Rule("project.place_is_fixed", "项目登记后，级次和上级项目不得更改。", "Level and parent of a registered project do not change.");
    public static readonly Error CodeTaken = Error.Conflict("project.code_taken", "该区划内已有相同代码的项目。", "The division already has a project with this code.");
    public static readonly Error ParentNotLevelOne = Error.Rule("project.parent_not_level_one", "二级项目须隶属于同一区划的一级项目。", "A level-2 project sits below a level-1 project of the same division.");
    public static readonly Error LevelOneHasNoParent = Error.Rule("project.level_one_has_no_parent", "一级项目不得有上级项目。", "A level-1 project has no parent.");
    public static readonly Error EndsBeforeStart = Error.Rule("project.ends_before_start", "结束日期早于开始日期。", "The project ends before it starts.");
    public static readonly Error ReviewYearMissing = Error.Rule("project.review_year_missing", "经常性项目须注明评估年度。", "A recurring project names its review year.");
    public static readonly Error DatesMissing = Error.Rule("project.dates_missing", "一次性或阶段性项目须注明起止日期。", "A one-off or fixed-span project names its start and end.");
    public static readonly Error CarriesItsOwn = Error.Rule("project.carries_its_own", "该一级项目已有自己的资金或绩效目标，不得再下设二级项目。", "The level-1 project has money or goals of its own: it cannot get level-2 projects.");
    public static readonly Error HasSubProjects = Error.Rule("project.executes_through_level_two", "该一级项目由二级项目执行，资金与目标应记在二级项目上。", "This level-1 project executes through its level-2 projects: money and goals sit there.");
}
