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

    /// <summary>What the codes mean without the values that a fault names.</summary>
    internal static class Errors
    {
        public static readonly Error Required = Error.Rule("field.required", "必填。", "Required.");
        public static readonly Error NotAllowed = Error.Rule("field.not_allowed", "此处不得填写。", "Not allowed here.");
        public static readonly Error Length = Error.Rule("field.length", "文字过长。", "The text is too long.");
        public static readonly Error TooSmall = Error.Rule("field.too_small", "数值过小。", "The value is too small.");
        public static readonly Error TooLarge = Error.Rule("field.too_large", "数值过大。", "The value is too large.");
        public static readonly Error OutOfRange = Error.Rule("field.out_of_range", "数值超出允许范围。", "The value lies outside its range.");
        public static readonly Error Format = Error.Rule("field.format", "格式不正确。", "The format is wrong.");
        public static readonly Error UnknownValue = Error.Rule("field.unknown_value", "不是允许的取值。", "Not one of the allowed values.");
        public static readonly Error Invalid = Error.Rule("field.invalid", "内容不符合要求。", "The value is not valid.");
    }

    /// <summary>Ties a rule of ours to its refusal.</summary>
    public static IRuleBuilderOptions<T, TProperty> Refuse<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, Error error) => rule.WithState(_ => error);
}
