using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Exports;
using ReliefApi.IntegrationTests.Fixture;
using ReliefApi.IntegrationTests.YearEnd;

namespace ReliefApi.IntegrationTests.Imports;

/// <summary>Budget entries as county finance has them come in with one call, over HTTP and by the job that works them off.</summary>
public sealed class BudgetImportTests(WorkingHost working) : IClassFixture<WorkingHost>
{
    private const string Header = "项目编码,预算年度,类别,金额（元）,日期,文号,原因\n";

    private ReliefHost Host => working.Host;

    [Theory]
    [InlineData("utf-8"), InlineData("utf-8 with its mark"), InlineData("gb18030"), InlineData("utf-16 with its mark")]
    public async Task Rows_come_in_whatever_the_encoding_and_however_days_and_amounts_are_typed(string encoding)
    {
        var county = await TestCounty.CreateAsync(Host);
        var text = "单位：万元\n原因,日期,金额,类别,年度,文号,备用\n"
            + "年初,2020-1-5,\"1,234.50\",年初预算,2020,财1,x\n追加,2020年3月5日,１００,预算调整,2020,财2,\n到位,2020/03/06,57.15万元,到位,2020,,\n支付,20200307,5000元,支付,2020,,\n退回,2020.3.8,0.1,退回,2020,,\n结转,43905,1,carryOver,2020,,\n";
        CodePagesEncodingProvider.Instance.GetEncoding("gb18030").ShouldNotBeNull();
        byte[] file = encoding switch
        {
            "gb18030" => CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(text),
            "utf-8" => Encoding.UTF8.GetBytes(text),
            "utf-16 with its mark" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
            _ => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        };
        var import = await ImportAsync(county, file, "text/csv", $"?dryRun=false&projectId={county.ProjectId}");
        Counts(import).ShouldBe("6 rows: 6 created, 0 unchanged, 0 rejected, applied True", import.ToJsonString());
        import["ignoredColumns"]!.AsArray().Select(c => c!.ToString()).ShouldBe(["备用"]);
        var budget = await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/budget?fiscalYear=2020");
        string Of(string member) => budget[member]!.ToString();
        (Of("initial"), Of("adjustment"), Of("carryOver"), Of("arrived"), Of("disbursed"), Of("returned")).ShouldBe(("12345000.00", "1000000.00", "10000.00", "571500.00", "5000.00", "1000.00"));
    }

    [Fact]
    public async Task A_dry_run_names_every_fault_of_every_row_at_once_and_stores_nothing()
    {
        var county = await TestCounty.CreateAsync(Host);
        var code = await CodeOfAsync(county);
        var file = Header + $"{code},2020,年初预算,100,2020-01-05,,\nNONE,2020,赠款,abc,2020-02-30,,\n{code},2020,预算调整,1.001,2020-03-05,,\n{code},2020,支付,200,2020-03-05,,\n{code},2020,年初预算,100,2020-01-05,,\n\n{code},2020,支付,50,2021-03-05,,\n";
        var import = await ImportAsync(county, Encoding.UTF8.GetBytes(file), "text/csv", "");
        Counts(import).ShouldBe("6 rows: 1 created, 0 unchanged, 5 rejected, applied False", import.ToJsonString());
        import["faults"]!.AsArray().Select(f => $"{f!["sheetRow"]} {f["heading"]} {f["code"]}").ShouldBe(
        [
            "3 项目编码 row.project_unknown", "3 类别 cell.unknown_value", "3 金额（元） cell.not_an_amount", "3 日期 cell.not_a_date",
            "4 金额（元） cell.below_fen", "8 日期 budget_entry.outside_fiscal_year", "8 日期 date.in_future", "6  row.repeated", "5 金额 budget_entry.overspent",
        ], ignoreOrder: true);
        import["faults"]!.AsArray().ShouldAllBe(f => f!["suggestionZh"]!.ToString().Length > 0);
        (await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/budget-entries")).Each("id").ShouldBeEmpty();
        var whole = await Table.ReadAsync(county.Finance, $"/ledger-imports/{import["id"]}/faults", Table.Csv);
        whole.Rows.Count.ShouldBe(9);
        whole.Headers.ShouldContain("更正建议");
    }

    [Fact]
    public async Task One_faulty_row_holds_back_all_or_only_itself_as_asked()
    {
        var county = await TestCounty.CreateAsync(Host);
        var code = await CodeOfAsync(county);
        var file = Encoding.UTF8.GetBytes(Header + $"{code},2020,年初预算,100,2020-01-05,,\n{code},2020,支付,100.01,2020-02-05,,\n{code},2020,支付,99.99,2020-02-06,,\n");
        var whole = await ImportAsync(county, file, "text/csv", "?dryRun=false");
        Counts(whole).ShouldBe("3 rows: 2 created, 0 unchanged, 1 rejected, applied False");
        (await county.Clerk.ReadBodyAsync($"/operations/{whole["id"]}"))["error"]!.ToString().ShouldBe("ledger_import.rejected");
        (await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/budget-entries")).Each("id").ShouldBeEmpty();

        Counts(await ImportAsync(county, file, "text/csv", "?dryRun=false&mode=perRow")).ShouldBe("3 rows: 2 created, 0 unchanged, 1 rejected, applied True");
        (await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/budget-entries")).Each("amount").ShouldBe(["100.00", "99.99"], ignoreOrder: true);
        Counts(await ImportAsync(county, file, "text/csv", "?dryRun=false&mode=perRow")).ShouldBe("3 rows: 0 created, 2 unchanged, 1 rejected, applied True");
        (await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/budget?fiscalYear=2020"))["executed"]!.ToString().ShouldBe("99.99");
    }

    [Theory, InlineData(Table.Csv), InlineData(Table.Xlsx)]
    public async Task An_exported_ledger_comes_back_in_and_changes_nothing(string type)
    {
        var county = await TestCounty.CreateAsync(Host);
        foreach (var (kind, amount, document, reason) in new[] { ("initial", "5000.50", "=1+1", "-x"), ("adjustment", "-10.00", "财〔2020〕1号", "压减,二\n行"), ("disbursement", "12.34", "", "") })
            (await county.Finance.PostAsync($"/projects/{county.ProjectId}/budget-entries", new JsonObject
            {
                ["fiscalYear"] = 2020,
                ["kind"] = kind,
                ["amount"] = amount,
                ["occurredOn"] = "2020-03-05",
                ["documentNumber"] = document,
                ["reason"] = reason,
            })).StatusCode.ShouldBe(HttpStatusCode.Created);
        foreach (var language in (string[])["zh-CN", "en"])
        {
            var file = await Table.BytesAsync(county.Finance, $"/projects/{county.ProjectId}/budget-entries", type, language);
            Counts(await ImportAsync(county, file, type, "?dryRun=false")).ShouldBe("3 rows: 0 created, 3 unchanged, 0 rejected, applied True");
        }
    }

    public static TheoryData<string> Hostile() => [.. Sheets.All.Keys];

    [Theory, MemberData(nameof(Hostile))]
    public async Task A_hostile_file_is_refused_by_name_and_the_service_goes_on(string name)
    {
        var county = await TestCounty.CreateAsync(Host);
        var (type, code, make) = Sheets.All[name];
        using var answer = await SendAsync(county.Finance, make(), type, $"?dryRun=false&projectId={county.ProjectId}");
        if (answer.StatusCode == HttpStatusCode.UnprocessableEntity) (await answer.Content.ReadAsStringAsync()).ShouldContain($"\"{code}\"");
        else
        {
            var import = await EndAsync(county, (await answer.BodyAsync(HttpStatusCode.Accepted))["id"]!.ToString());
            import["faults"]!.AsArray().Select(f => f!["code"]!.ToString()).ShouldContain(code, import.ToJsonString());
            import["applied"]!.GetValue<bool>().ShouldBeFalse();
        }
        (await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/budget-entries")).Each("id").ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_finance_of_the_county_imports_and_others_see_none_of_it()
    {
        var county = await TestCounty.CreateAsync(Host);
        var file = Encoding.UTF8.GetBytes(Header);
        await SendAsync(county.Clerk, file, "text/csv", "").ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await SendAsync(Host.As(Role.CountyFinance, county.Prefecture), file, "text/csv", "").ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "division.not_county");
        var import = await ImportAsync(county, file, "text/csv", "");
        Counts(import).ShouldBe("0 rows: 0 created, 0 unchanged, 0 rejected, applied False");
        var aside = await TestCounty.CreateAsync(Host);
        await aside.Finance.GetAsync($"/api/v1/ledger-imports/{import["id"]}").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "ledger_import.not_found");
        await aside.Finance.GetAsync($"/api/v1/ledger-imports/{import["id"]}/faults").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "ledger_import.not_found");
    }

    private static string Counts(JsonNode i) => $"{i["rows"]} rows: {i["created"]} created, {i["unchanged"]} unchanged, {i["rejected"]} rejected, applied {i["applied"]!.GetValue<bool>()}";

    private static async Task<string> CodeOfAsync(TestCounty county) => (await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}"))["code"]!.ToString();

    private static async Task<JsonNode> ImportAsync(TestCounty county, byte[] file, string type, string query)
    {
        using var answer = await SendAsync(county.Finance, file, type, query);
        return await EndAsync(county, (await answer.BodyAsync(HttpStatusCode.Accepted))["id"]!.ToString());
    }

    private static async Task<JsonNode> EndAsync(TestCounty county, string id)
    {
        for (var tries = 0; tries < 600; tries++, await Task.Delay(100))
        {
            var import = await county.Finance.ReadBodyAsync($"/ledger-imports/{id}");
            if (import["finishedAt"] is not null) return import;
        }
        throw new TimeoutException((await county.Finance.ReadBodyAsync($"/operations/{id}")).ToJsonString());
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] file, string type, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/budget-entries:import" + query, UriKind.Relative)) { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await client.SendAsync(request);
    }

    /// <summary>Tables made to hurt, each with the refusal that it must meet.</summary>
    private static class Sheets
    {
        private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        private const string Open = $"<worksheet xmlns=\"{Main}\"><sheetData>", Close = "</sheetData></worksheet>";
        private static readonly string Heading = Row(1, "预算年度", "类别", "金额（元）", "日期");

        public static readonly IReadOnlyDictionary<string, (string Type, string Code, Func<byte[]> Make)> All = new Dictionary<string, (string, string, Func<byte[]>)>
        {
            ["a text of two hundred megabytes"] = (Table.Xlsx, "document.unpacks_too_large", () => Book(Open + Heading + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>" + new string('x', 200 << 20) + "</t></is></c></row>" + Close)),
            ["a claim of ten gigabytes"] = (Table.Xlsx, "document.unpacks_too_large", () => Claim(Book(Open + Close), 0xFFFF_FFF0)),
            ["a size that lies"] = (Table.Xlsx, "document.broken", () => Claim(Book(Open + new string(' ', 1 << 20) + Close), 10)),
            ["a formula"] = (Table.Xlsx, "cell.formula", () => Book(Open + Heading + "<row r=\"2\"><c r=\"A2\"><v>2020</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>年初预算</t></is></c><c r=\"C2\"><f>1+1</f><v>2</v></c><c r=\"D2\"><v>43900</v></c></row>" + Close)),
            ["two hundred thousand nested elements"] = (Table.Xlsx, "document.too_deep", () => Book(Open + string.Concat(Enumerable.Repeat("<row>", 200_000)))),
            ["a document type with an entity"] = (Table.Xlsx, "document.dtd", () => Book("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + Open + "&e;" + Close)),
            ["macros"] = (Table.Xlsx, "document.macros", () => Book(Open + Close, ("xl/vbaProject.bin", "x"))),
            ["a link to another workbook"] = (Table.Xlsx, "document.external_content", () => Book(Open + Close, ("xl/externalLinks/_rels/externalLink1.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://x/externalLinkPath\" Target=\"file:///x.xlsx\" TargetMode=\"External\"/></Relationships>"))),
            ["a way out of the archive"] = (Table.Xlsx, "document.unsafe_name", () => Book(Open + Close, ("../../etc/cron.d/x", "x"))),
            ["half an archive"] = (Table.Xlsx, "document.broken", () => Book(Open + Close)[..300]),
            ["sixteen thousand columns and no heading"] = (Table.Xlsx, "file.no_header", () => Book(Open + "<row r=\"1\">" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 16_384)) + "</row>" + Close)),
            ["a million empty rows"] = (Table.Xlsx, "file.no_header", () => Book(Open + string.Concat(Enumerable.Repeat("<row/>", 1_000_000)) + Close)),
            ["an old workbook"] = (Table.Xlsx, "document.excel_97", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]]),
            ["a PDF"] = (Table.Csv, "document.not_a_sheet", () => Encoding.ASCII.GetBytes("%PDF-1.7 x")),
            ["bytes that are no text"] = (Table.Csv, "document.not_text", () => [.. Enumerable.Range(0, 100).Select(i => (byte)(i % 7))]),
            ["nothing"] = (Table.Csv, "document.empty", () => []),
            ["a quote that never ends"] = (Table.Csv, "document.row_too_long", () => Encoding.UTF8.GetBytes("预算年度,类别,金额（元）,日期\n\"" + string.Concat(Enumerable.Repeat("2020,x\n", 1_000_000)))),
            ["amounts without a unit"] = (Table.Csv, "file.unit_missing", () => Encoding.UTF8.GetBytes("预算年度,类别,金额,日期\n2020,年初预算,1,2020-1-1\n")),
            ["a command that a spreadsheet would run"] = (Table.Csv, "cell.not_an_amount", () => Encoding.UTF8.GetBytes("预算年度,类别,金额（元）,日期\n2020,年初预算,=cmd|' /C calc'!A0,2020-1-1\n")),
        };

        private static string Row(int number, params string[] cells) => string.Create(CultureInfo.InvariantCulture, $"<row r=\"{number}\">{string.Concat(cells.Select(c => $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>");

        private static byte[] Book(string sheet, params (string Name, string Content)[] more)
        {
            using var file = new MemoryStream();
            using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                foreach (var (name, content) in ((string, string)[])
                [
                    ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"),
                    ("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
                    ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"),
                    ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"s\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
                    ("xl/worksheets/sheet1.xml", sheet), .. more,
                ])
                {
                    using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
                    writer.Write(content);
                }
            return file.ToArray();
        }

        /// <summary>The directory of the archive says that the sheet unpacks to this many bytes.</summary>
        private static byte[] Claim(byte[] archive, uint size)
        {
            var name = Encoding.ASCII.GetBytes("xl/worksheets/sheet1.xml");
            for (var at = 0; at < archive.Length - 46; at++)
                if (archive.AsSpan(at).StartsWith<byte>([0x50, 0x4B, 0x01, 0x02]) && archive.AsSpan(at + 46).StartsWith(name)) BitConverter.TryWriteBytes(archive.AsSpan(at + 24), size);
            return archive;
        }
    }
}
