using System.Text.Json.Serialization;

namespace ReliefApi.Domain.Indicators;

/// <summary>First level of the indicator table (一级指标), in printing order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IndicatorBlock>))]
public enum IndicatorBlock
{
    Cost,
    Output,
    Benefit,
    Satisfaction,
}

/// <summary>Printed names of the first level.</summary>
public static class IndicatorBlockText
{
    extension(IndicatorBlock block)
    {
        public string LabelZh => block switch
        {
            IndicatorBlock.Cost => "成本指标",
            IndicatorBlock.Output => "产出指标",
            IndicatorBlock.Benefit => "效益指标",
            _ => "满意度指标",
        };

        public string LabelEn => block switch
        {
            IndicatorBlock.Cost => "Cost",
            IndicatorBlock.Output => "Output",
            IndicatorBlock.Benefit => "Benefit",
            _ => "Satisfaction",
        };
    }
}
