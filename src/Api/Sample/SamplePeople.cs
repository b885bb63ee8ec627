using ReliefApi.Application.PersonalData;

namespace ReliefApi.Api.Sample;

/// <summary>People of the sample county. None exists: the area code is not assigned, and the names are put together by rule.</summary>
internal static class SamplePeople
{
    private const string Surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤";
    private static readonly string[] Given = ["建国", "秀英", "志明", "桂兰", "德福", "玉梅", "长河", "春生", "丽华", "大勇", "金凤", "守成"];

    public static PersonName NameOf(int n) => new(Surnames[n % Surnames.Length] + Given[n * 7 % Given.Length]);

    public static IdNumber IdNumberOf(int n)
    {
        var digits = $"{SampleCounty.Code}19{45 + n % 40:00}{1 + n % 12:00}{1 + n % 28:00}{1 + n:000}";
        return new IdNumber(digits + IdNumber.CheckOf(digits));
    }

    public static PhoneNumber PhoneOf(int n) => new($"1990000{n:0000}");

    public static BankAccount AccountOf(int n) => new($"62170098{n:00000000000}");
}
