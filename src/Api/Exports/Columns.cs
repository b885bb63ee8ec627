using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.PersonalData;
using ReliefApi.Application.Sheets;
using ReliefApi.Domain.Common;

namespace ReliefApi.Api.Exports;

/// <summary>The columns of a list in a table: the members that its JSON has, those of an object beside each other.</summary>
internal sealed class Columns<T>
{
    private readonly JsonSerializerOptions _json;
    private readonly List<(string Member, Func<object, object?> Read)> _all = [];

    public Columns(JsonSerializerOptions json)
    {
        _json = json;
        Add(json.GetTypeInfo(typeof(T)), "", row => row);
    }

    public IReadOnlyList<string> Members => [.. _all.Select(c => c.Member)];

    public void WriteRow(ISheetWriter sheet, T row)
    {
        foreach (var (_, read) in _all) WriteCell(sheet, read(row!));
        sheet.EndRow();
    }

    private void Add(JsonTypeInfo type, string path, Func<object, object?> read)
    {
        // What the caller may do is said of one resource, not in lists.
        foreach (var property in type.Properties.Where(p => p.Get is not null && p.PropertyType != typeof(IReadOnlyList<ResourceAction>)))
        {
            object? Value(object row) => read(row) is { } holder ? property.Get!(holder) : null;
            var inner = _json.GetTypeInfo(property.PropertyType);
            if (inner.Kind == JsonTypeInfoKind.Object) Add(inner, path + property.Name + ".", Value);
            else _all.Add((path + property.Name, Value));
        }
    }

    private void WriteCell(ISheetWriter sheet, object? value)
    {
        switch (value)
        {
            case null: sheet.WriteBlank(); break;
            case string text: sheet.Write(text); break;
            case Money money: sheet.WriteMoney(money.Yuan); break;
            case decimal number: sheet.Write(number); break;
            case int number: sheet.Write(number); break;
            case long number: sheet.Write(number); break;
            case DateOnly day: sheet.Write(day); break;
            case bool flag: sheet.Write(flag); break;
            case Guid id: sheet.Write(id.ToString()); break;
            case Pii person: sheet.Write(person.Mask); break;
            default: WriteAsJson(sheet, value); break;
        }
    }

    /// <summary>As the list shows it: the text itself of what is a string there, the JSON of anything else.</summary>
    private void WriteAsJson(ISheetWriter sheet, object value)
    {
        var json = JsonSerializer.SerializeToElement(value, value.GetType(), _json);
        sheet.Write(json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText());
    }
}
