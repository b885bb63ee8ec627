using System.Text.Json.Serialization;

namespace ReliefApi.Domain.Indicators;

/// <summary>How an actual value is held against its target (指标性质).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TargetOperator>))]
public enum TargetOperator
{
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Equal,
    Range,
    OnOrBefore,
}

/// <summary>Printed symbol and direction of an operator.</summary>
public static class TargetOperatorText
{
    extension(TargetOperator op)
    {
        public string Symbol => op switch
        {
            TargetOperator.AtLeast => "≥",
            TargetOperator.MoreThan => ">",
            TargetOperator.AtMost => "≤",
            TargetOperator.LessThan => "<",
            TargetOperator.Equal => "=",
            TargetOperator.Range => "~",
            _ => "≤ date",
        };

        /// <summary>≥, > and = : more is better.</summary>
        public bool IsHigherBetter => op is TargetOperator.AtLeast or TargetOperator.MoreThan or TargetOperator.Equal;

        /// <summary>≤ and &lt; : less is better.</summary>
        public bool IsLowerBetter => op is TargetOperator.AtMost or TargetOperator.LessThan;
    }
}
