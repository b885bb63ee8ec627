using System.Text.Json.Serialization;

namespace ReliefApi.Domain.Indicators;

/// <summary>Which table of indicators a project fills in: A up to 2021, B (cost as a first level, 财预〔2021〕101号) from 2022.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IndicatorForm>))]
public enum IndicatorForm
{
    A,
    B,
}
