using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.ReportImports;

/// <summary>A report as a clerk has it comes in with one call: read first, kept on demand, made into drafts when a person confirms.</summary>
[Collection(nameof(Alone))]
public sealed class ReportImportTests(ReliefHost host)
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Plain = "text/plain", Any = "application/octet-stream";

    private const string Report = """
        信访救助项目支出绩效评价报告
        一、基本情况
        （一）项目概况。
        2020年实行绩效目标管理的一级项目1个，涉及资金20万元。
        一级项目：困难群众救助资金
        1）项目概述：对长期上访且生活困难的群众给予一次性救助。
        2）立项依据：县办发〔2019〕3号。
        3）实施主体：县信访局。
        5）实施周期：经常性项目。
        6）年度预算安排：2020年安排财政拨款20万元。
        7）绩效目标和指标
        数量指标：救助人数≥12人。
        质量指标：资料齐全率≥95%。
        可持续影响指标：人人有责。
        （二）项目绩效目标。帮助困难群众渡过难关，推动信访事项化解。
        二、绩效评价工作开展情况
        成立评价小组，核对资料后形成报告。
        """;

    [Fact]
    public async Task A_dry_run_answers_what_was_read_and_keeps_nothing()
    {
        var county = await TestCounty.CreateAsync(host);
        foreach (var (file, type) in new[] { (Encoding.UTF8.GetBytes(Report), Plain), (Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Report)).ToArray(), Plain), (DocxOf(Report), Word), (DocxOf(Report), Any) })
        {
            var reading = await (await SendAsync(county.Clerk, file, type)).BodyAsync(HttpStatusCode.OK);
            var read = reading["report"]!;
            read["projects"]![0]!["name"]!["value"]!.ToString().ShouldBe("困难群众救助资金");
            read["fiscalYear"]!["value"]!.GetValue<int>().ShouldBe(2020);
            read["indicators"]!.AsArray().Select(i => i!["category"]!.ToString()).ShouldBe(["OUT.QTY", "OUT.QLY", "BEN.SUS"]);
            read["indicators"]![0]!["target"]!.GetValue<decimal>().ShouldBe(12);
            read["amounts"]!.AsArray().Select(a => a!["amount"]!.ToString()).ShouldBe(["200000.00", "200000.00"]);
            var place = read["indicators"]![0]!["place"]!;
            read["text"]!.ToString().Substring(place["start"]!.GetValue<int>(), place["length"]!.GetValue<int>()).ShouldBe(place["words"]!.ToString());
            var alone = await (await county.Clerk.PostAsync("/findings:check", new JsonObject { ["text"] = read["text"]!.ToString() })).BodyAsync(HttpStatusCode.OK);
            reading["findings"]!.ToJsonString().ShouldBe(alone.ToJsonString());
            reading["findings"]!["items"]!.AsArray().ShouldNotBeEmpty();
        }

        (await county.Clerk.ReadBodyAsync("/report-imports")).Each("id").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_complete_becomes_a_project_and_goals_in_draft_and_the_rest_is_named_with_its_reason()
    {
        var county = await TestCounty.CreateAsync(host);
        var file = Encoding.UTF8.GetBytes(Report);
        var import = await (await SendAsync(county.Clerk, file, Plain, keep: true)).BodyAsync(HttpStatusCode.Created);
        var again = await (await SendAsync(county.Clerk, file, Plain, keep: true)).BodyAsync(HttpStatusCode.Created);
        again["id"]!.ToString().ShouldBe(import["id"]!.ToString());
        var address = $"/report-imports/{import["id"]}";
        import["actions"]!.AsArray().Select(a => $"{a!["name"]} {a["allowed"]}").ShouldBe(["confirmReportImport true", "discardReportImport true"]);
        var body = new JsonObject { ["projectCode"] = "NEW-1", ["departmentId"] = county.DepartmentId, ["reviewYear"] = 2022 };
        await county.Clerk.ChangeAsync(HttpMethod.Post, address + ":confirm", 1, body.Without("departmentId")).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "report_import.department_missing /departmentId");
        await county.Clerk.ChangeAsync(HttpMethod.Post, address + ":confirm", 9, body).ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "revision.stale");

        var made = await (await county.Clerk.ChangeAsync(HttpMethod.Post, address + ":confirm", 1, body)).BodyAsync(HttpStatusCode.OK);
        (made["status"]!.ToString(), made["projectCreated"]!.GetValue<bool>()).ShouldBe(("confirmed", true));
        made["indicators"]!.AsArray().Select(i => i!["category"]!.ToString()).ShouldBe(["OUT.QTY", "OUT.QLY"]);
        made["leftOut"]!.AsArray().ShouldContain(l => l!["part"]!.ToString() == "indicator" && l["words"]!.ToString().Contains("人人有责"));
        var goal = await county.Clerk.ReadBodyAsync($"/goals/{made["goalId"]}");
        (goal["status"]!.ToString(), goal["fiscalYear"]!.GetValue<int>(), goal["projectId"]!.ToString()).ShouldBe(("draft", 2020, made["projectId"]!.ToString()));
        var project = await county.Clerk.ReadBodyAsync($"/projects/{made["projectId"]}");
        (project["name"]!.ToString(), project["code"]!.ToString(), project["basis"]!.ToString()).ShouldBe(("困难群众救助资金", "NEW-1", "县办发〔2019〕3号"));
        await county.Clerk.ChangeAsync(HttpMethod.Post, address + ":confirm", 2, body).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "report_import.decided");
        await county.Clerk.ChangeAsync(HttpMethod.Post, address + ":discard", 2).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "report_import.decided");
    }

    [Fact]
    public async Task A_discarded_import_makes_room_and_other_counties_and_roles_see_none()
    {
        var county = await TestCounty.CreateAsync(host);
        var first = await (await SendAsync(county.Clerk, Encoding.UTF8.GetBytes(Report), Plain, keep: true)).BodyAsync(HttpStatusCode.Created);
        (await county.Clerk.ChangeAsync(HttpMethod.Post, $"/report-imports/{first["id"]}:discard", 1)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var second = await (await SendAsync(county.Clerk, Encoding.UTF8.GetBytes(Report), Plain, keep: true)).BodyAsync(HttpStatusCode.Created);
        second["id"]!.ToString().ShouldNotBe(first["id"]!.ToString());
        (await county.Reviewer.ReadBodyAsync("/report-imports?status=draft")).Each("id").ShouldBe([second["id"]!.ToString()]);
        await SendAsync(county.Reviewer, Encoding.UTF8.GetBytes(Report), Plain).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await (await TestCounty.CreateAsync(host)).Clerk.GetAsync($"/api/v1/report-imports/{second["id"]}").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "report_import.not_found");
        await SendAsync(host.As(Role.CountyClerk, county.Prefecture), Encoding.UTF8.GetBytes(Report), Plain, keep: true).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "division.not_county");
    }

    public static TheoryData<string> Hostile() => [.. HostileFiles.All.Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_file_is_refused_by_name_and_the_service_goes_on(string name)
    {
        var county = await TestCounty.CreateAsync(host);
        var (type, code, make) = HostileFiles.All[name];
        var file = make();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await SendAsync(county.Clerk, file, type).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, code);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(100 << 20);
        (await SendAsync(county.Clerk, Encoding.UTF8.GetBytes(Report), Plain)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_file_above_ten_mebibytes_is_not_taken()
    {
        var county = await TestCounty.CreateAsync(host);
        await SendAsync(county.Clerk, new byte[(10 << 20) + 1], Plain).ShouldBeRefusedAsync(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] file, string type, bool keep = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/report-imports" + (keep ? "?dryRun=false" : ""), UriKind.Relative)) { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        // The server may say no before all of it is sent.
        request.Headers.ExpectContinue = true;
        return await client.SendAsync(request);
    }

    private static byte[] DocxOf(string text) => HostileFiles.Docx("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
        + string.Concat(text.Split('\n').Select(line => $"<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>")) + "</w:body></w:document>");
}

/// <summary>Files made to hurt, each with the refusal that it must meet.</summary>
internal static class HostileFiles
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Plain = "text/plain";
    private const string Open = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>", Close = "</w:body></w:document>";

    public static readonly IReadOnlyDictionary<string, (string Type, string Code, Func<byte[]> Make)> All = new Dictionary<string, (string, string, Func<byte[]>)>
    {
        ["a bomb"] = (Word, "document.unpacks_too_large", () => Docx(Open + new string(' ', 200 << 20) + Close)),
        ["a size that lies"] = (Word, "document.broken", () => Lie(Docx(Open + new string(' ', 4 << 20) + Close))),
        ["sixty thousand parts"] = (Word, "document.too_many_parts", () => Docx(Open + Close, Enumerable.Range(0, 60_000).Select(i => ($"word/{i}.xml", "")).ToArray())),
        ["two hundred thousand nested elements"] = (Word, "document.too_deep", () => Docx(Open + string.Concat(Enumerable.Repeat("<w:p>", 200_000)))),
        ["a document type with an entity"] = (Word, "document.dtd", () => Docx("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + Open + "&e;" + Close)),
        ["macros"] = (Word, "document.macros", () => Docx(Open + Close, ("word/vbaProject.bin", "x"))),
        ["a template from outside"] = (Word, "document.external_content", () => Docx(Open + Close, ("word/_rels/settings.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://x/attachedTemplate\" Target=\"http://x/t.dotm\" TargetMode=\"External\"/></Relationships>"))),
        ["a way out of the archive"] = (Word, "document.unsafe_name", () => Docx(Open + Close, ("../../etc/cron.d/x", "x"))),
        ["half an archive"] = (Word, "document.broken", () => Docx(Open + Close)[..200]),
        ["a workbook"] = (Word, "document.not_docx", () => Zip(("xl/workbook.xml", "<x/>"), ("[Content_Types].xml", "<x/>"))),
        ["text said to be Word"] = (Word, "document.type_mismatch", () => Encoding.UTF8.GetBytes("报告")),
        ["Word said to be text"] = (Plain, "document.type_mismatch", () => Docx(Open + Close)),
        ["binary Word"] = (Word, "document.word_97", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]]),
        ["a PDF"] = (Plain, "document.pdf", () => Encoding.ASCII.GetBytes("%PDF-1.7 x")),
        ["RTF"] = (Plain, "document.rtf", () => Encoding.ASCII.GetBytes("{\\rtf1 x}")),
        ["bytes that are no text"] = (Plain, "document.not_text", () => [.. Enumerable.Range(0, 100).Select(i => (byte)(i % 7))]),
        ["no encoding at all"] = (Plain, "document.encoding_unknown", () => [0x41, 0xFF, 0xFF, 0xFF, 0x42]),
        ["nothing"] = (Plain, "document.empty", () => []),
        ["too many words"] = (Plain, "document.too_long", () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("报告正文。\n", 60_000)))),
    };

    public static byte[] Docx(string document, params (string Name, string Content)[] more) => Zip(
    [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ("word/document.xml", document), .. more,
    ]);

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(content);
            }

        return file.ToArray();
    }

    /// <summary>The directory of the archive says that the document unpacks to ten bytes.</summary>
    private static byte[] Lie(byte[] archive)
    {
        var name = Encoding.ASCII.GetBytes("word/document.xml");
        // Central directory: signature 50 4B 01 02, unpacked size at +24, name at +46.
        for (var at = 0; at < archive.Length - 46; at++)
            if (archive.AsSpan(at).StartsWith<byte>([0x50, 0x4B, 0x01, 0x02]) && archive.AsSpan(at + 46).StartsWith(name)) BitConverter.TryWriteBytes(archive.AsSpan(at + 24), 10);
        return archive;
    }
}
