using System.Text.Json.Serialization;

namespace ReliefApi.Domain.Indicators;

/// <summary>定量 (a number against a target) or 定性 (a person's judgement in three tiers).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IndicatorKind>))]
public enum IndicatorKind
{
    Quantitative,
    Qualitative,
}
