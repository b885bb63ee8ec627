using CsCheck;
using ReliefApi.Domain.Reports;

namespace ReliefApi.UnitTests.Reports;

public class ReportMergeTests
{
    private static readonly ReportModel Before = ReportComposer.Compose(SampleFacts.Complete());

    // 0.71 of the money comes back: other numbers, the same words.
    private static readonly ReportModel OtherNumbers = ReportComposer.Compose(SampleFacts.Complete() with { Budget = SampleFacts.Complete().Budget with { Executed = 540_000m } });

    private static readonly IReadOnlyList<string> Paragraphs = [.. ReportPassages.Of(Before).Where(p => p.Kind is PassageKind.Paragraph).Select(p => p.Id)];

    [Fact]
    public void Without_edits_the_new_report_is_taken_whole()
    {
        var (model, conflicts) = ReportMerge.Merge(Before, Before, OtherNumbers);
        ReportJson.Write(model).ShouldBe(ReportJson.Write(OtherNumbers));
        conflicts.ShouldBeEmpty();
    }

    [Fact]
    public void Edited_words_stay_and_their_numbers_are_those_of_now()
    {
        var human = Edited(new ReportEdit("s1.use", null, "钱用到了困难群众身上，执行{s1.budget.executed}万元。"));
        var (model, conflicts) = Merge(human, OtherNumbers);
        conflicts.ShouldBeEmpty();
        Text(model, "s1.use").ShouldBe("钱用到了困难群众身上，执行54.00万元。");
    }

    [Fact]
    public void Words_that_a_person_and_the_data_changed_are_a_conflict_and_the_person_s_stay()
    {
        var human = Edited(new ReportEdit("s4.agree", null, "核对一致，台账和账面都是{s4.paid}万元。"));
        var (model, conflicts) = Merge(human, OtherNumbers);
        var conflict = conflicts.ShouldHaveSingleItem();
        conflict.PassageId.ShouldBe("s4.agree");
        conflict.Human.ShouldBe("核对一致，台账和账面都是54.30万元。");
        conflict.Now.ShouldNotBeNull().ShouldContain("相差");
        Text(model, "s4.agree").ShouldBe(conflict.Human);
    }

    [Fact]
    public void Added_paragraphs_stay_where_they_were_and_removed_ones_away()
    {
        var human = Edited(new ReportEdit(null, "s5.training", "建立了下访约访制度。"), new("s5.backlog", null, null));
        var (model, conflicts) = Merge(human, OtherNumbers);
        conflicts.ShouldBeEmpty();
        var section = model.Sections[4].Blocks.OfType<ParagraphBlock>().ToList();
        section.ShouldNotContain(paragraph => paragraph.Id == "s5.backlog");
        section[section.FindIndex(paragraph => paragraph.Id == "s5.training") + 1].Runs.Text().ShouldBe("建立了下访约访制度。");
        section.Where(paragraph => paragraph.Style == ParagraphStyle.Item).Select(paragraph => paragraph.Number).Take(4).ShouldBe(["1.", "2.", "3.", "4."]);
    }

    [Fact]
    public void An_edited_problem_that_is_solved_is_shown_and_not_lost()
    {
        var facts = SampleFacts.Complete();
        var solved = ReportComposer.Compose(facts with { Execution = facts.Execution with { Numerator = 571_500m, Score = 10m }, Budget = facts.Budget with { Executed = 571_500m } });
        var human = Edited(new ReportEdit("s5.problem.EXE", null, "年底项目未完工，资金没有全部支付。"));
        var (model, conflicts) = Merge(human, solved);
        conflicts.ShouldContain(conflict => conflict.PassageId == "s5.problem.EXE" && conflict.Now == null);
        Text(model, "s5.problem.EXE").ShouldBe("年底项目未完工，资金没有全部支付。");
    }

    [Fact]
    public void Whatever_people_write_no_word_of_theirs_is_lost() =>
        CsCheck.Gen.Select(CsCheck.Gen.Int[0, 10_000].Select(i => Paragraphs[i % Paragraphs.Count]).Array[1, 6], CsCheck.Gen.String[CsCheck.Gen.Char["改动文字一二三"], 1, 9])
            .Sample((ids, words) =>
            {
                var human = Edited([.. ids.Distinct().Select((id, i) => new ReportEdit(id, null, $"{words}之{i}"))]);
                var (model, _) = Merge(human, OtherNumbers);
                foreach (var (_, i) in ids.Distinct().Select((id, i) => (id, i))) ReportPassages.Of(model).Select(p => p.Text).ShouldContain($"{words}之{i}");
            }, iter: 200);

    [Fact]
    public void Merging_the_same_report_again_changes_nothing()
    {
        var human = Edited(new ReportEdit("s1.use", null, "已经支付{s1.budget.executed}万元。"), new(null, "s5.training", "另有一项做法。"));
        ReportJson.Write(Merge(human, Before).Model).ShouldBe(ReportJson.Write(human));
    }

    [Theory]
    [InlineData("s9", null, "文字", "draft.unknown_passage")]
    [InlineData("title", null, "另一个标题", "draft.fixed_passage")]
    [InlineData("cover/10", null, null, "draft.not_paragraph")]
    [InlineData(null, "cover/10", "单元格之后的段落", "draft.not_paragraph")]
    [InlineData("s1.use", null, "执行{s3.total}万元", "draft.unknown_number")]
    [InlineData("s1.use", null, "执行{s1.budget.executed}和{s1.budget.executed}", "draft.unknown_number")]
    [InlineData("s1.use", null, "执行{s1.budget", "draft.unknown_number")]
    public void An_edit_that_cannot_stand_is_refused(string? id, string? after, string? text, string code) =>
        ReportEdit.Apply(Before, [new(id, after, text)]).Errors.Select(error => error.Code).ShouldBe([code]);

    [Fact]
    public void Two_edits_of_one_passage_are_refused() =>
        ReportEdit.Apply(Before, [new("s1.use", null, "甲"), new("s1.use", null, "乙")]).Errors.Select(error => (error.Code, error.Pointer)).ShouldBe([("draft.passage_twice", "/passages/1")]);

    private static ReportModel Edited(params ReportEdit[] edits) => ReportEdit.Apply(Before, edits).Value;

    private static (ReportModel Model, IReadOnlyList<MergeConflict> Conflicts) Merge(ReportModel human, ReportModel now) => ReportMerge.Merge(Before, human, now);

    private static string Text(ReportModel model, string id) => ReportPassages.Of(model).Single(passage => passage.Id == id).Text;
}
