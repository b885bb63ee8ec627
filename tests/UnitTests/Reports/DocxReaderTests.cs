using System.IO.Compression;
using System.Text;
using ReliefApi.Domain.Reports;
using ReliefApi.Infrastructure.Documents;

namespace ReliefApi.UnitTests.Reports;

public class DocxReaderTests
{
    private static readonly ReportModel Given = ReportComposer.Compose(SampleFacts.Complete());
    private static readonly byte[] Docx = new DocxWriter().Bytes(Given);

    [Fact]
    public void An_untouched_file_holds_no_edit()
    {
        var read = Read(Docx);
        read.Version.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(ReportJson.Write(Given))));
        var edits = read.EditsOf(Given);
        edits.Edits.ShouldBeEmpty();
        edits.Overwritten.ShouldBeEmpty();
        edits.Ignored.ShouldBeEmpty();
    }

    [Fact]
    public void Every_passage_comes_back_in_its_place()
    {
        var passages = ReportPassages.Of(Given);
        var back = Read(Docx).Passages.Where(passage => passage.Index is not null).ToDictionary(passage => passage.Index!.Value, passage => string.Concat(passage.Pieces.Select(piece => piece.Text)));
        for (var i = 0; i < passages.Count; i++) back[i].ShouldBe(passages[i].Prefix + passages[i].Text);
    }

    [Fact]
    public void Changed_words_are_found_and_nothing_else()
    {
        var edits = Read(Edited("以登记数据和证明材料为依据", "以登记数据、凭证和证明材料为依据")).EditsOf(Given);
        edits.Edits.ShouldHaveSingleItem().PassageId.ShouldBe("s2.principles");
        edits.Overwritten.ShouldBeEmpty();
    }

    [Fact]
    public void A_number_typed_over_is_named_and_not_taken_over()
    {
        var number = Given.AllRuns().OfType<NumberRun>().First(run => run.Id == "s1.budget.executed");
        var at = ReportPassages.Of(Given).SelectMany(passage => passage.Runs).Where(run => run is not TextRun).ToList().FindIndex(run => ReferenceEquals(run, number));
        var edits = Read(Edited($"w:name=\"_n{at}\"", 0, number.Display, "99.99")).EditsOf(Given);
        edits.Overwritten.ShouldHaveSingleItem().ShouldBe(new NumberChange("s1.budget.executed", number.Display, "99.99"));
        edits.Edits.ShouldBeEmpty();
    }

    [Fact]
    public void A_changed_heading_is_reported_and_not_taken_over()
    {
        var edits = Read(Edited("评价结论", "我们的结论")).EditsOf(Given);
        edits.Edits.ShouldBeEmpty();
        edits.Ignored.ShouldHaveSingleItem().After.ShouldNotBeNull().ShouldContain("我们的结论");
    }

    [Theory]
    [InlineData("not a zip", "document.broken")]
    [InlineData("", "document.broken")]
    public void What_is_no_docx_is_refused(string content, string code) => Refused(Encoding.UTF8.GetBytes(content)).ShouldBe(code);

    [Fact]
    public void A_document_type_definition_is_refused() => Refused(Zip("<!DOCTYPE d [<!ENTITY a \"x\">]><d>&a;</d>")).ShouldBe("document.dtd");

    [Fact]
    public void A_tree_of_any_depth_is_refused_without_harm() => Refused(Zip(string.Concat(Enumerable.Repeat("<x>", 100_000)))).ShouldBe("document.too_deep");

    [Fact]
    public void What_unpacks_to_too_much_is_refused() => Refused(Zip("<x>" + new string(' ', 40 * 1024 * 1024) + "</x>")).ShouldBe("document.unpacks_too_large");

    [Fact]
    public void Macros_are_refused() => Refused(Zip("<x/>", ("word/vbaProject.bin", "x"))).ShouldBe("document.macros");

    private static ReturnedReport Read(byte[] file) => new DocxReader().Read(file).Value;

    private static string Refused(byte[] file) => new DocxReader().Read(file).Errors.ShouldHaveSingleItem().Code;

    private static byte[] Edited(string before, string after) => Edited(before, 0, before, after);

    private static byte[] Edited(string behind, int from, string before, string after)
    {
        using var buffer = new MemoryStream();
        buffer.Write(Docx);
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("word/document.xml")!;
            string xml;
            using (var reader = new StreamReader(entry.Open())) xml = reader.ReadToEnd();
            var at = xml.IndexOf(before, xml.IndexOf(behind, from, StringComparison.Ordinal), StringComparison.Ordinal);
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            writer.Write(xml[..at] + after + xml[(at + before.Length)..]);
        }
        return buffer.ToArray();
    }

    private const string Types = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    private const string Relationships = "<Relationships><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

    private static byte[] Zip(string document, params (string Name, string Text)[] others)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in others.Prepend(("word/document.xml", document)).Prepend(("[Content_Types].xml", Types)).Prepend(("_rels/.rels", Relationships)))
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        return buffer.ToArray();
    }
}
