using System.Text.Json.Serialization;

namespace ReliefApi.Domain.Reports;

/// <summary>A piece of a paragraph or a cell: text, a number bound to its source, or a placeholder.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextRun), "text")]
[JsonDerivedType(typeof(NumberRun), "number")]
[JsonDerivedType(typeof(PlaceholderRun), "placeholder")]
public abstract record ReportRun
{
    /// <summary>What is printed.</summary>
    public abstract string Display { get; }
}

/// <summary>Plain text.</summary>
/// <param name="Text">The text; it holds no control character and no half of a surrogate pair.</param>
public sealed record TextRun(string Text) : ReportRun
{
    [JsonIgnore]
    public override string Display => Text;
}

/// <summary>A number that can be followed to the rows it was computed from.</summary>
/// <param name="Id">Unique in the document and the same for the same place in every version of the report.</param>
/// <param name="Display">The printed form, with the percent sign but without any other unit.</param>
/// <param name="Raw">The unrounded value in <paramref name="Unit"/>; a string in JSON, so that no reader turns it into a float.</param>
/// <param name="Unit">万元, %, 分, 件, 人 and so on.</param>
/// <param name="Source">The path of the resource that shows the rows behind the number; empty if it is a plain sum of this document.</param>
public sealed record NumberRun(
    string Id,
    string Display,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)] decimal Raw,
    string Unit,
    string Source) : ReportRun
{
    public override string Display { get; } = Display;
}

/// <summary>A gap that only a person can fill.</summary>
/// <param name="Id">Unique in the document.</param>
/// <param name="Instruction">What must be written, in Chinese.</param>
public sealed record PlaceholderRun(string Id, string Instruction) : ReportRun
{
    [JsonIgnore]
    public override string Display => $"【待填：{Instruction}】";
}
