using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Reports;
using ReliefApi.Infrastructure.Documents;

namespace ReliefApi.UnitTests.Reports;

public class ReportWriterTests
{
    private const string Hostile = "<script>alert('x')</script>&amp;\u0000\u0001\u001F\uD800乙\uDC00\uFFFE\u202E\r\n\t]]>\"𠮷";

    private static readonly Lazy<IReadOnlyDictionary<string, ReportModel>> Models = new(() => new Dictionary<string, ReportModel>
    {
        ["complete"] = ReportComposer.Compose(SampleFacts.Complete()),
        ["nothing"] = ReportComposer.Compose(SampleFacts.Nothing()),
        ["hostile"] = ReportComposer.Compose(WithTexts(Hostile)),
        ["long"] = ReportComposer.Compose(WithTexts(string.Concat(Enumerable.Repeat("很长的文字，", 500)))),
        ["many"] = ReportComposer.Compose(Many()),
    });

    public static TheoryData<string> Names => ["complete", "nothing", "hostile", "long", "many"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_docx_is_valid(string name)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(new DocxWriter().Bytes(Models.Value[name])), false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken)
            .Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_docx_holds_every_run(string name)
    {
        var text = Reading.DocxText(new DocxWriter().Bytes(Models.Value[name]));
        Models.Value[name].AllRuns().ShouldAllBe(run => text.Contains(run.Display));
    }

    [Fact]
    public void Every_number_stands_in_a_content_control_with_its_id()
    {
        var model = Models.Value["complete"];
        using var document = WordprocessingDocument.Open(new MemoryStream(new DocxWriter().Bytes(model)), false);
        var controls = document.MainDocumentPart!.Document!.Body!.Descendants<SdtRun>()
            .ToDictionary(control => control.SdtProperties!.GetFirstChild<Tag>()!.Val!.Value!, control => control.InnerText);
        foreach (var number in model.AllRuns().OfType<NumberRun>())
        {
            controls[number.Id].ShouldBe(number.Display);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_format_gives_the_same_bytes_twice(string name)
    {
        foreach (var writer in new IReportWriter[] { new DocxWriter(), new HtmlWriter(), new JsonWriter() })
        {
            writer.Bytes(ReportJson.Read(ReportJson.Write(Models.Value[name]))).ShouldBe(writer.Bytes(Models.Value[name]));
        }
    }

    [Fact]
    public void A_stream_that_cannot_seek_gets_the_same_bytes()
    {
        var model = Models.Value["complete"];
        foreach (var writer in new IReportWriter[] { new DocxWriter(), new HtmlWriter(), new JsonWriter() })
        {
            var target = new MemoryStream();
            writer.Write(model, new ForwardOnly(target));
            target.ToArray().ShouldBe(writer.Bytes(model));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_html_is_well_formed_and_holds_every_run(string name)
    {
        var page = Html(Models.Value[name]);
        page.Descendants("script").ShouldBeEmpty();
        Models.Value[name].AllRuns().ShouldAllBe(run => page.Value.Contains(run.Display));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        ids.ShouldBeUnique();
    }

    [Fact]
    public void The_html_links_only_inside_the_system()
    {
        var number = new NumberRun("n", "1", 1m, "件", "");
        foreach (var source in new[] { "javascript:alert(1)", "//elsewhere", "https://elsewhere", "/\\elsewhere", "" })
        {
            var model = new ReportModel("题", "", [], [new("一", "", [new ParagraphBlock("p", ParagraphStyle.Body, null, [number with { Source = source }])])], []);
            Html(model).Descendants("a").ShouldBeEmpty();
        }
    }

    [Fact]
    public void Hostile_text_in_a_model_from_elsewhere_breaks_nothing()
    {
        var model = new ReportModel(Hostile, Hostile, [new(Hostile, [new TextRun(Hostile)])], [new(Hostile, Hostile, [new ParagraphBlock("p", ParagraphStyle.Body, null, [new PlaceholderRun("p", Hostile)])])], []);
        Html(model).Descendants("script").ShouldBeEmpty();
        Reading.DocxText(new DocxWriter().Bytes(model)).ShouldContain("乙");
        ReportJson.Write(model).ShouldNotBeEmpty();
    }

    private static XElement Html(ReportModel model)
    {
        using var reader = XmlReader.Create(new MemoryStream(new HtmlWriter().Bytes(model)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }

    private static ReportFacts WithTexts(string text)
    {
        var facts = SampleFacts.Complete();
        return facts with
        {
            Division = new(text, text),
            Department = new(text, text),
            Project = new(text, text, 1, text, text, text, text, text, null, null, null),
            EvaluationKind = text,
            Budget = facts.Budget with { Adjustments = [new(-1m, text, null, text), new(1m, text, null, text), new(2m, text, null, text)], Source = text },
            Goals = new(text, text, text),
            Indicators = [.. facts.Indicators.Select(row => row with { Level2 = text, Name = text, Unit = text, TargetDisplay = text, DeviationReason = text, FormulaText = text, Source = text })],
            Conclusion = new(null, null, null, [text], text),
            Findings = [new(text, "E", text, [text], null, text, text), new(text, "I", text, [], null, null, null)],
            Profile = new(text, text, [new(text, 1m)]),
            MissingInputs = [new(text, text)],
        };
    }

    private static ReportFacts Many()
    {
        var facts = SampleFacts.Complete();
        return facts with
        {
            EvaluationKind = "department",
            Portfolio = facts.Portfolio! with { Level2 = new(7, 99_999_999_999_999.99m), OverThreshold = new(2, 0.01m), Reviewed = new(1, 0.01m) },
            Indicators = [.. Enumerable.Range(0, 120).Select(i => SampleFacts.Row($"DEC.{i:D3}.1", $"类{i / 40}", $"目{i / 7}", $"指标{i}", "≥", "1", "件", i % 3 == 0 ? null : 0.333333m, 0.75m, i % 3 == 0 ? null : 0.25m))],
        };
    }

    private sealed class ForwardOnly(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
