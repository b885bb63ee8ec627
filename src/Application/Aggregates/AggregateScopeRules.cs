using System.Linq.Expressions;
using FluentValidation;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Aggregates;

/// <summary>What an aggregate and the list of its rows have in common: which figures they are about.</summary>
internal sealed class AggregateScopeRules<T> : AbstractValidator<T>
{
    private static readonly Error UnknownMeasure = Error.Malformed(PagingErrors.UnknownValue.Code, $"允许的取值：{string.Join("、", Measures.All.Select(m => m.Code))}。", $"Allowed values: {string.Join(", ", Measures.All.Select(m => m.Code))}.");
    private static readonly Error UnknownCategory = Error.Malformed(PagingErrors.UnknownValue.Code, $"允许的取值：{string.Join("、", IndicatorCategory.All.Select(c => c.Code))}。", $"Allowed values: {string.Join(", ", IndicatorCategory.All.Select(c => c.Code))}.");

    public AggregateScopeRules(Expression<Func<T, int>> fiscalYear, Expression<Func<T, string>> division, Expression<Func<T, string?>> measure, Expression<Func<T, string?>> category, Func<T, bool> isByProject)
    {
        RuleFor(fiscalYear).InclusiveBetween(2000, 2100);
        RuleFor(division).Must(c => c == DivisionCode.Nation || DivisionCode.IsValid(c)).Refuse(AggregateErrors.UnknownDivision);
        RuleFor(measure).Must(m => m is null || Measures.Find(m) is not null).Refuse(UnknownMeasure);
        RuleFor(category).Must(c => c is null || IndicatorCategory.Find(c) is not null).Refuse(UnknownCategory);
        RuleFor(measure).Must((q, m) => m is null || Measures.Find(m) is not { Source: MeasureSource.Petitions } || !isByProject(q)).Refuse(AggregateErrors.NotByProject);
    }
}

internal static class AggregateErrors
{
    public static readonly Error UnknownDivision = Error.Malformed("division.code_invalid", "不是有效的六位行政区划代码。", "Not a six-digit division code.");
    public static readonly Error NotByProject = Error.Malformed("aggregate.not_by_project", "信访类指标按区划统计，不能按部门或指标类别筛选。", "Petition measures are counted by division: they cannot be filtered or split by department or category.");
}
