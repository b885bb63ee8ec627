using FluentValidation;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Application.Divisions;

internal static class DivisionRules
{
    private static readonly Error NotACode = Error.Rule("division.code_invalid", "不是有效的六位行政区划代码。", "Not a six-digit division code.");

    public static IRuleBuilderOptions<T, string> IsDivisionCode<T>(this IRuleBuilder<T, string> rule) => rule.Must(DivisionCode.IsValid).Refuse(NotACode);

    public static IRuleBuilderOptions<T, int> IsFiscalYear<T>(this IRuleBuilder<T, int> rule) => rule.InclusiveBetween(2000, 2100);
}
