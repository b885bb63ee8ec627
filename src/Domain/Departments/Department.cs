using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Departments;

public enum DepartmentKind { Department, Unit }

/// <summary>A budget department (主管部门) or a unit below one (实施单位).</summary>
public sealed class Department : IBelongsToDivision, IRevised
{
    private Department() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public DepartmentKind Kind { get; private set; }
    public Guid? ParentId { get; private set; }
    public int Revision { get; private set; }

    public static Department Register(Guid id, string divisionCode, string code, string name, DepartmentKind kind, Guid? parentId) =>
        new() { Id = id, DivisionCode = divisionCode, Code = code, Name = name, Kind = kind, ParentId = parentId };

    public void Revise(string name, DepartmentKind kind, Guid? parentId) => (Name, Kind, ParentId) = (name, kind, parentId);
}

public static class DepartmentErrors
{
    public static readonly Error NotFound = Error.NotFound("department.not_found", "部门或单位不存在。", "No such department or unit.");
    public static readonly Error CodeTaken = Error.Conflict("department.code_taken", "该区划内已有相同代码的部门。", "The division already has a department with this code.");
    public static readonly Error DepartmentHasNoParent = Error.Rule("department.has_no_parent", "主管部门不得有上级部门。", "A department has no parent.");
    public static readonly Error HasUnits = Error.Rule("department.has_units", "该部门下设单位，不得改为单位。", "Units belong to this department: it cannot become one.");
    public static readonly Error UnitNeedsDepartment = Error.Rule("department.unit_needs_department", "单位须隶属于同一区划的部门。", "A unit belongs to a department of the same division.");
}
