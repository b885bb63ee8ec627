using FluentValidation;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.PersonalData;

/// <summary>What every entered piece of personal data must be. Only codes leave here, never the value.</summary>
internal static class PersonalDataRules
{
    private const int Longest = 200;

    private static readonly Error Length = Error.Rule("personal_data.length", $"须为1至{Longest}个字符。", $"1 to {Longest} characters.");
    private static readonly Error Masked = Error.Rule("personal_data.masked", "掩码不能作为内容提交。", "A mask is not the value itself.");
    private static readonly Error IdNumberInvalid = Error.Rule("id_number.invalid", "不是有效的居民身份号码。", "Not a valid resident identity number.");
    private static readonly Error PhoneInvalid = Error.Rule("phone.invalid", "不是有效的电话号码。", "Not a telephone number.");
    private static readonly Error AccountInvalid = Error.Rule("bank_account.invalid", "不是有效的银行账号。", "Not a bank account number.");

    /// <summary>Not empty, not too long, and not the mask that was read back.</summary>
    public static IRuleBuilderOptions<T, TPii?> IsEntered<T, TPii>(this IRuleBuilder<T, TPii?> rule) where TPii : Pii => rule
        .Must(v => v is null || v.Reveal().Length is > 0 and <= Longest).Refuse(Length)
        .Must(v => v is null || v.Reveal() != v.Mask).Refuse(Masked);

    public static IRuleBuilderOptions<T, IdNumber?> IsIdNumber<T>(this IRuleBuilder<T, IdNumber?> rule) => rule.Must(v => v is null || v.IsValid).Refuse(IdNumberInvalid);

    public static IRuleBuilderOptions<T, PhoneNumber?> IsPhone<T>(this IRuleBuilder<T, PhoneNumber?> rule) =>
        rule.Must(v => v is null || v.Reveal() is { Length: >= 5 and <= 30 } phone && phone.All(c => char.IsAsciiDigit(c) || "+-() ".Contains(c))).Refuse(PhoneInvalid);

    public static IRuleBuilderOptions<T, BankAccount?> IsAccount<T>(this IRuleBuilder<T, BankAccount?> rule) =>
        rule.Must(v => v is null || v.Reveal() is { Length: >= 8 and <= 34 } account && account.All(char.IsAsciiLetterOrDigit)).Refuse(AccountInvalid);
}
