using System.Text.Json.Serialization;

namespace ReliefApi.Domain.Scoring;

/// <summary>How a node's value comes from what lies below it; with it a reader can do every step again.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExplanationStep>))]
public enum ExplanationStep
{
    /// <summary>Stated: a target, a weight, what a person recorded.</summary>
    Given,
    /// <summary>The children added up.</summary>
    Sum,
    /// <summary>The first child less the second.</summary>
    Difference,
    /// <summary>The first child ÷ the second × the factor, ten decimals.</summary>
    Quotient,
    /// <summary>The only child × the factor.</summary>
    Scaled,
    /// <summary>A scoring rule over the children, rounded as said.</summary>
    Rule,
    /// <summary>How many rows there are.</summary>
    Count,
    /// <summary>How many different persons the rows name.</summary>
    Distinct,
    /// <summary>The amounts of the rows added up.</summary>
    Amount,
}

/// <summary>What a node is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExplanationLevel>))]
public enum ExplanationLevel
{
    Total,
    Execution,
    Block,
    Row,
    Input,
    Measure,
    Fact,
}

/// <summary>
/// One step of a score, from the total down to the rows of the records: rule, formula with its values, value, unit, and what it rests on.
/// </summary>
public sealed record ExplanationNode
{
    /// <summary>Unique among its siblings: a block, the id of an indicator, the name of an input, measure or fact.</summary>
    public required string Key { get; init; }

    public required ExplanationLevel Level { get; init; }

    public required string TitleZh { get; init; }

    public required string TitleEn { get; init; }

    /// <summary>Stable id of the rule behind the value.</summary>
    public required string RuleId { get; init; }

    /// <summary>Version of the scoring rules; null below them.</summary>
    public string? RuleVersion { get; init; }

    public required string RuleZh { get; init; }

    public required string RuleEn { get; init; }

    /// <summary>The formula with its values put in, ASCII digits in every language.</summary>
    public required string Formula { get; init; }

    public string? RoundingZh { get; init; }

    public string? RoundingEn { get; init; }

    /// <summary>Decimals that points are rounded to, halves away from zero; null where nothing is rounded.</summary>
    public int? RoundingDecimals { get; init; }

    /// <summary>Most points that can be earned here; null below the rows.</summary>
    public decimal? Weight { get; init; }

    /// <summary>Points before rounding.</summary>
    public decimal? Unrounded { get; init; }

    /// <summary>In <see cref="Unit"/>; null when there is none, or when it is not a number.</summary>
    public decimal? Value { get; init; }

    /// <summary>What is not a number, such as a date, as it is written.</summary>
    public string? Text { get; init; }

    /// <summary>Points, or the unit of the records.</summary>
    public string? Unit { get; init; }

    public required ExplanationStep Step { get; init; }

    /// <summary>Only for quotients and changes of scale.</summary>
    public decimal? Factor { get; init; }

    /// <summary>The resource that states the value, if one does.</summary>
    public string? Href { get; init; }

    /// <summary>Revision of that resource at the time of reading.</summary>
    public int? Revision { get; init; }

    /// <summary>The records that the value is counted from.</summary>
    public ExplainedRows? Rows { get; init; }

    public IReadOnlyList<ExplanationNode> Children { get; init; } = [];

    /// <summary>The step in a sentence.</summary>
    public string SentenceZh => ExplanationWords.Zh(this);

    public string SentenceEn => ExplanationWords.En(this);

    /// <summary>Whether the value follows from what lies directly below it.</summary>
    public bool Follows => Step switch
    {
        ExplanationStep.Sum => Value is null || Value == Children.Sum(child => child.Value ?? 0),
        ExplanationStep.Difference => (Value ?? 0) == Children[0].Value - Children[1].Value,
        ExplanationStep.Quotient => Children[0].Value is not { } over || Children[1].Value is not { } under || under == 0
            ? Value is null
            : Value == Math.Round(over * Factor!.Value / under, 10, MidpointRounding.AwayFromZero),
        ExplanationStep.Scaled => Value == Children[0].Value * Factor,
        ExplanationStep.Rule => (Value is null) == (Unrounded is null)
            && (Unrounded is not { } points || Value == Math.Min(Weight!.Value, Math.Round(points, RoundingDecimals!.Value, MidpointRounding.AwayFromZero))),
        // What was never counted has no value; no rows fit that as well.
        ExplanationStep.Count => (Value ?? 0) == Rows!.Count,
        ExplanationStep.Distinct => (Value ?? 0) == Rows!.Persons,
        ExplanationStep.Amount => (Value ?? 0) == Rows!.Amount,
        _ => true,
    };

    /// <summary>Paths of the nodes whose value does not follow from what lies below: rows have been written that are not counted yet.</summary>
    public IEnumerable<string> Differing(string path = "")
    {
        var here = path + "/" + Key;
        return [.. Follows ? Array.Empty<string>() : [here], .. Children.SelectMany(child => child.Differing(here))];
    }
}

/// <summary>Records behind a value: how many, where all of them are listed, and the first few.</summary>
public sealed record ExplainedRows
{
    /// <summary>How many there are now; the list behind <see cref="Href"/> has as many.</summary>
    public required int Count { get; init; }

    /// <summary>How many different persons they name; only where persons are counted.</summary>
    public int? Persons { get; init; }

    /// <summary>Their amounts added up, yuan; only where money is counted.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Address of the whole list; null when the caller may see the figure but not the rows.</summary>
    public string? Href { get; init; }

    /// <summary>The first rows, as many as were asked for.</summary>
    public IReadOnlyList<ExplainedRow> Items { get; init; } = [];

    /// <summary>Whether the list has more.</summary>
    public bool More => Count > Items.Count;
}

/// <summary>One record: a case or a petition under its number with its person masked, a ledger entry, a recorded actual value.</summary>
/// <param name="Kind">What it is: <c>reliefCase</c>, <c>petition</c>, <c>budgetEntry</c> or <c>actualValue</c>.</param>
/// <param name="Href">Its own address, or that of the list it stands in.</param>
/// <param name="Label">Number of a case or petition, document of an entry, evidence of a recorded value.</param>
/// <param name="Person">The person, masked; null where there is none.</param>
/// <param name="Value">Yuan of an entry or a case, the recorded value otherwise.</param>
/// <param name="On">The day that counts.</param>
/// <param name="Revision">Which version of the row this is.</param>
public sealed record ExplainedRow(string Kind, Guid Id, string Href, string? Label, string? Person, decimal? Value, DateOnly? On, int Revision);
