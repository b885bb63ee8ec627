using FluentValidation;
using FluentValidation.Results;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Pipeline;

/// <summary>Stable codes and both texts for the checks that FluentValidation makes; a rule of our own carries an <see cref="Error"/> as its state.</summary>
internal static class FieldMessages
{
    public static (string Code, string Zh, string En) Of(ValidationFailure failure)
    {
        object? Seen(string name) => failure.FormattedMessagePlaceholderValues.GetValueOrDefault(name);
        return failure.ErrorCode switch
        {
            "NotEmptyValidator" or "NotNullValidator" => ("field.required", "必填。", "Required."),
            "EmptyValidator" or "NullValidator" => ("field.not_allowed", "此处不得填写。", "Not allowed here."),
            "MaximumLengthValidator" or "LengthValidator" or "ExactLengthValidator" => ("field.length", $"长度不得超过{Seen("MaxLength")}个字符。", $"At most {Seen("MaxLength")} characters."),
            "GreaterThanValidator" => ("field.too_small", $"须大于{Seen("ComparisonValue")}。", $"Must be more than {Seen("ComparisonValue")}."),
            "GreaterThanOrEqualValidator" => ("field.too_small", $"不得小于{Seen("ComparisonValue")}。", $"Must be at least {Seen("ComparisonValue")}."),
            "LessThanValidator" => ("field.too_large", $"须小于{Seen("ComparisonValue")}。", $"Must be less than {Seen("ComparisonValue")}."),
            "LessThanOrEqualValidator" => ("field.too_large", $"不得大于{Seen("ComparisonValue")}。", $"Must be at most {Seen("ComparisonValue")}."),
            "InclusiveBetweenValidator" => ("field.out_of_range", $"须在{Seen("From")}与{Seen("To")}之间。", $"Must be between {Seen("From")} and {Seen("To")}."),
            "RegularExpressionValidator" => ("field.format", "格式不正确。", "The format is wrong."),
            "EnumValidator" => ("field.unknown_value", "不是允许的取值。", "Not one of the allowed values."),
            _ => ("field.invalid", failure.ErrorMessage, failure.ErrorMessage),
        };
    }

    /// <summary>Ties a rule of ours to its refusal.</summary>
    public static IRuleBuilderOptions<T, TProperty> Refuse<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, Error error) => rule.WithState(_ => error);
}
