using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;
using static ReliefApi.UnitTests.Scoring.TestRows;

namespace ReliefApi.UnitTests.Scoring;

/// <summary>Runs the tables of docs/scoring.md.</summary>
public sealed class ScoringDocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(InRepository("docs", "scoring.md"));

    [Fact]
    public void The_weights_on_the_page_are_those_of_the_profiles()
    {
        var rows = TableUnder("## Weights");
        rows.Select(row => row["profile"]).ShouldBe(ScoringProfiles.All.Select(profile => profile.Code));
        foreach (var row in rows)
        {
            var profile = ScoringProfiles.Find(row["profile"])!;
            profile.ExecutionWeight.ShouldBe(RowScoringTests.D(row["execution"]));
            foreach (var block in Enum.GetValues<IndicatorBlock>()) Print(profile, block).ShouldBe(row[block.LabelEn.ToLowerInvariant()], profile.Code);
        }

        static string Print(ScoringProfile profile, IndicatorBlock block) =>
            profile.Blocks.FirstOrDefault(entry => entry.Blocks.Contains(block)) is not { } entry ? "–" : entry.Blocks.Count > 1 ? $"{entry.Weight} shared" : $"{entry.Weight}";
    }

    [Fact]
    public void The_execution_table_is_what_the_engine_gives()
    {
        foreach (var row in TableUnder("## Budget execution"))
        {
            var input = new ExecutionInput(Number(row["initial"])!.Value, Number(row["adjustments"])!.Value, Number(row["carry-over"])!.Value, Number(row["other"])!.Value, Number(row["executed"]));
            var score = ScoringEngine.ScoreExecution(input, ScoringProfiles.N2020 with { ExecutionWeight = Number(row["weight"])!.Value });

            score.RatePercent.ShouldBe(Number(row["rate %"]));
            score.Score.ShouldBe(Number(row["points"]));
        }
    }

    [Fact]
    public void The_quantitative_table_is_what_the_engine_gives()
    {
        foreach (var row in TableUnder("## Quantitative rows"))
        {
            var ends = row["operator"].Split('~');
            var weight = Number(row["weight"])!.Value;
            var data = ends.Length == 2
                ? InRange(weight, Number(ends[0])!.Value, Number(ends[1])!.Value, Number(row["actual"])!.Value)
                : Quantity(weight, Enum.GetValues<TargetOperator>().Single(op => op.Symbol == row["operator"]), Number(row["target"]), Number(row["actual"]));

            ScoringEngine.ScoreRow(data, ScoringProfiles.N2020).Score.ShouldBe(Number(row["points"]), row["why"]);
        }
    }

    [Fact]
    public void The_qualitative_table_is_what_the_engine_gives()
    {
        foreach (var row in TableUnder("## Qualitative rows"))
        {
            var data = Judged(Number(row["weight"])!.Value, (QualitativeTier)Number(row["tier"])!.Value, Number(row["given"]));
            ScoringEngine.ScoreRow(data, ScoringProfiles.Find(row["profile"])!).Score.ShouldBe(Number(row["points"]), row["why"]);
        }
    }

    [Fact]
    public void The_grade_table_is_what_the_engine_gives()
    {
        foreach (var row in TableUnder("## Grades")) ScoringProfiles.N2020.GradeOf(Number(row["total"])!.Value)!.LabelZh.ShouldBe(row["grade"]);
    }

    [Fact]
    public void The_whole_sheet_is_what_the_engine_gives()
    {
        var sheet = ScoringEngine.ScoreSheet(WorkedExample());

        TableUnder("## A whole sheet").Select(row => Number(row["points"])).ShouldBe(
            [sheet.Execution.Score, .. sheet.Rows.Select(row => row.Score.Score), sheet.Total]);
    }

    /// <summary>The first table under a heading, a dictionary per line by column title.</summary>
    private static List<Dictionary<string, string>> TableUnder(string heading)
    {
        var table = Lines.SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal))
            .SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Select(Cells).ToList();
        table.Count.ShouldBeGreaterThan(2, heading);
        return [.. table.Skip(2).Select(cells => table[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second))];

        static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];
    }

    private static decimal? Number(string cell) => cell is "–" or "none" ? null : RowScoringTests.D(cell);
}
