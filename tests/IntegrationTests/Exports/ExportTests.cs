using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ReliefApi.Application.Sheets;
using ReliefApi.IntegrationTests.Contract;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Exports;

public sealed class ExportTests(ReliefHost host)
{
    [Theory, InlineData("listProjects"), InlineData("listBudgetEntries"), InlineData("listReliefCases"), InlineData("listReliefCasePayments"), InlineData("listReliefCaseTransitions"),
     InlineData("listPetitions"), InlineData("listGoals"), InlineData("listActualValues"), InlineData("listDivisions"), InlineData("listDepartments"), InlineData("listOperations"), InlineData("listWorkMeasures")]
    public async Task Every_format_holds_the_rows_of_the_list_and_no_others(string operationId)
    {
        var (county, address) = await RecordedAsync(operationId);
        var listed = (await county.Clerk.ReadAsync(address)).Ok().Items;
        listed.ShouldNotBeEmpty();

        var lines = Encoding.UTF8.GetString(await Table.BytesAsync(county.Clerk, address, Table.Ndjson)).TrimEnd('\n').Split('\n').Select(l => JsonNode.Parse(l)).ToList();
        lines.Count.ShouldBe(listed.Count);
        foreach (var (line, item) in lines.Zip(listed)) JsonNode.DeepEquals(line, item).ShouldBeTrue($"{line} · {item}");
        foreach (var mediaType in (string[])[Table.Csv, Table.Xlsx])
        {
            var table = await Table.ReadAsync(county.Clerk, address, mediaType, "en");
            table.Rows.Count.ShouldBe(listed.Count);
            foreach (var (row, item) in table.Rows.Zip(listed))
                // An object that is not there leaves the columns of its members blank.
                Flat(item.AsObject()).Where(cell => cell.Value is not null || table.Headers.Contains(ColumnNames.InEnglish(cell.Member))).Select(cell => (cell.Member, Plain(cell.Value, row[table.Headers.ToList().IndexOf(ColumnNames.InEnglish(cell.Member))])))
                    .ShouldAllBe(c => c.Item2 == null, $"{mediaType}: {string.Join(" | ", row)}\n{item}");
        }
    }

    [Fact]
    public async Task Every_list_of_the_document_offers_every_format_and_names_every_column_in_Chinese()
    {
        var lists = (await ServedContract.ReadAsync(host)).Operations.Where(o => o.IsList).ToList();
        lists.Count.ShouldBeGreaterThan(10);
        var county = await TestCounty.CreateAsync(host);
        List<string> faults = [];
        foreach (var list in lists)
        {
            string[] offered = [.. list.Node["responses"]!["200"]!["content"]!.AsObject().Select(c => c.Key)];
            if (new[] { "application/json", Table.Ndjson, Table.Csv, Table.Xlsx }.Except(offered).Any()) faults.Add($"{list} offers only {string.Join(", ", offered)}");
            var row = list.Contract.Resolve(list.Node["responses"]!["200"]!["content"]![Table.Ndjson]!["schema"]!.AsObject());
            faults.AddRange(ColumnsOf(list.Contract, row, "").Where(c => ColumnNames.InChinese(c) is null).Select(c => $"{list} has no Chinese name for {c}"));
            // Whatever the list answers, a row there or a refusal, the export answers as well.
            foreach (var accept in offered)
            {
                using var answer = await Table.AskAsync(host.As(list.Roles[0], county.Code), list.Address(county.ProjectId, county.Code)["/api/v1".Length..], accept);
                if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotFound)) faults.Add($"{list} answers {answer.StatusCode} to {accept}");
                else if (answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType!.MediaType != accept) faults.Add($"{list} answers {answer.Content.Headers.ContentType} to {accept}");
            }
        }
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Headings_are_in_the_callers_language_and_the_file_has_a_name()
    {
        var county = await TestCounty.CreateAsync(host);
        (await Table.ReadAsync(county.Clerk, "/projects", Table.Csv)).Headers.ShouldContain("项目概述");
        (await Table.ReadAsync(county.Clerk, "/projects", Table.Xlsx, "en")).Headers.ShouldContain("Implementing body");
        using var answer = await Table.AskAsync(county.Clerk, "/projects", Table.Csv);
        answer.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=projects.csv");
        answer.Headers.Vary.ShouldBe(["Accept", "Accept-Language"]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1"), InlineData("+86 138", "'+86 138"), InlineData("-1", "'-1"), InlineData("@SUM(A1)", "'@SUM(A1)"), InlineData("\tx", "'\tx"), InlineData("＝1", "'＝1")]
    [InlineData("甲,乙", "甲,乙"), InlineData("他说\"好\"", "他说\"好\""), InlineData("两\n行", "两\n行"), InlineData("\"", "\""), InlineData("a = b", "a = b")]
    public async Task Text_in_a_CSV_is_quoted_and_never_calculated(string text, string cell)
    {
        var county = await NamedAsync(text);
        (await Table.ReadAsync(county.Clerk, "/departments", Table.Csv))["名称"].ShouldBe([cell]);
    }

    [Theory, InlineData("=1+1"), InlineData("-1"), InlineData(" a "), InlineData("两\n行"), InlineData("<&>\"'"), InlineData("_x0041_")]
    public async Task Text_in_a_workbook_is_text_whatever_it_begins_with(string text)
    {
        var county = await NamedAsync(text);
        (await Table.ReadAsync(county.Clerk, "/departments", Table.Xlsx))["名称"].ShouldBe([text == "_x0041_" ? "_x005F_x0041_" : text]);
    }

    [Fact]
    public async Task What_XML_cannot_hold_is_escaped_as_workbooks_do()
    {
        var county = await NamedAsync("a\u0001b");
        (await Table.ReadAsync(county.Clerk, "/departments", Table.Xlsx))["名称"].ShouldBe(["a_x0001_b"]);
    }

    [Fact]
    public async Task An_export_follows_filter_and_sort_beyond_the_largest_page()
    {
        var county = await TestCounty.CreateAsync(host);
        await FillAsync(county, 1203);
        var all = await Table.ReadAsync(county.Clerk, $"/projects/{county.ProjectId}/budget-entries?sort=-id", Table.Csv, "en");
        all["Id"].Count.ShouldBe(1203);
        all["Id"].ShouldBe(all["Id"].OrderDescending(StringComparer.Ordinal));
        (await Table.ReadAsync(county.Clerk, $"/projects/{county.ProjectId}/budget-entries?kind=initial", Table.Csv, "en")).Rows.ShouldBeEmpty();
        (await Table.ReadAsync(county.Clerk, $"/projects/{county.ProjectId}/budget-entries?kind=arrival", Table.Csv, "en"))["Id"].Distinct().Count().ShouldBe(1203);
    }

    [Fact]
    public async Task An_export_shows_one_moment_however_long_it_takes()
    {
        var county = await TestCounty.CreateAsync(host);
        await FillAsync(county, 60_000);
        using var answer = await Table.AskAsync(county.Clerk, $"/projects/{county.ProjectId}/budget-entries", Table.Ndjson);
        // The first rows are here and most of the others are not read yet: both sides hold a few megabytes at most.
        await using var stream = await answer.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(stream);
        await reader.ReadLineAsync();
        await FillAsync(county, 1000);
        var rows = 1;
        while (await reader.ReadLineAsync() is not null) rows++;
        rows.ShouldBe(60_000);
    }

    [Fact]
    public async Task Personal_data_stays_masked()
    {
        var file = await (await CaseFile.OpenAsync(await TestCounty.CreateAsync(host))).ToAsync("pay");
        foreach (var mediaType in (string[])[Table.Ndjson, Table.Csv])
        {
            var text = Encoding.UTF8.GetString(await Table.BytesAsync(file.County.Clerk, "/relief-cases", mediaType));
            text.ShouldContain("李**");
            foreach (var clear in (string[])[CaseFile.Name, file.IdNumber, "13987654321", "6222020200012345678", "某乡某村"]) text.ShouldNotContain(clear);
        }
        (await Table.ReadAsync(file.County.Clerk, "/relief-cases", Table.Xlsx))["姓名"].ShouldBe(["李**"]);
    }

    [Fact]
    public async Task Only_rows_in_scope_come_out()
    {
        var (county, other) = (await TestCounty.CreateAsync(host), await TestCounty.CreateAsync(host));
        (await Table.ReadAsync(county.Clerk, "/projects", Table.Csv))["标识"].ShouldBe([county.ProjectId.ToString()]);
        using var answer = await Table.AskAsync(county.Clerk, $"/projects/{other.ProjectId}/budget-entries", Table.Csv);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory, InlineData("cursor=x", "/cursor"), InlineData("pageSize=10", "/pageSize"), InlineData("includeTotal=true", "/includeTotal")]
    public async Task A_whole_list_takes_no_paging_parameter(string query, string pointer)
    {
        var county = await TestCounty.CreateAsync(host);
        using var answer = await Table.AskAsync(county.Clerk, "/projects?" + query, Table.Csv);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!;
        (error["code"]!.GetValue<string>(), error["pointer"]!.GetValue<string>()).ShouldBe(("export.has_no_pages", pointer));
    }

    [Theory]
    [InlineData("text/csv;q=0.5, application/json", "application/json"), InlineData("text/csv, application/json;q=0.5", Table.Csv), InlineData("*/*", "application/json")]
    [InlineData("text/html, */*;q=0.1", "application/json"), InlineData("text/*", Table.Csv), InlineData("application/json;q=0, application/x-ndjson", Table.Ndjson)]
    public async Task The_format_is_the_one_that_the_caller_prefers(string accept, string mediaType)
    {
        var county = await TestCounty.CreateAsync(host);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/projects");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await county.Clerk.SendAsync(request);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
    }

    [Fact]
    public async Task A_format_that_there_is_not_is_refused()
    {
        var county = await TestCounty.CreateAsync(host);
        using var answer = await Table.AskAsync(county.Clerk, "/projects", "application/pdf");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.GetValue<string>().ShouldBe("request.not_acceptable");
    }

    [Fact]
    public async Task A_caller_who_hangs_up_frees_the_database()
    {
        await using var own = await host.AnotherAsync();
        var county = await TestCounty.CreateAsync(own);
        await FillAsync(county, 60_000);
        for (var i = 0; i < 20; i++)
        {
            // More of them than there are connections: were they kept, the last would wait in vain.
            using var answer = await Table.AskAsync(county.Clerk, $"/projects/{county.ProjectId}/budget-entries", i % 2 == 0 ? Table.Ndjson : Table.Xlsx);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        for (var i = 0; await OpenTransactionsAsync(own) > 0; i++)
        {
            i.ShouldBeLessThan(100, "snapshots are still held");
            await Task.Delay(100);
        }
        (await county.Clerk.ReadAsync("/projects")).Ok();
    }

    private static async Task<long> OpenTransactionsAsync(ReliefHost own) =>
        (long)(await Sql.RunAsync(own.Database.App, "select count(*) from pg_stat_activity where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()"))!;

    /// <summary>A county with one row of what the operation lists.</summary>
    private async Task<(TestCounty, string Address)> RecordedAsync(string operationId)
    {
        var file = await (await CaseFile.OpenAsync(await TestCounty.CreateAsync(host))).ToAsync("pay");
        var county = file.County;
        if (operationId == "listOperations") await county.Clerk.SendAsync($"/projects/{county.ProjectId}/attainment:recompute", new { });
        if (operationId == "listWorkMeasures")
            (await county.Clerk.SendAsync("/work-measures", new JsonObject { ["departmentId"] = county.DepartmentId, ["kind"] = "training", ["occurredOn"] = "2020-05-06", ["subject"] = "业务培训", ["quantity"] = 12 })).Ok(HttpStatusCode.Created);
        if (operationId is not ("listGoals" or "listActualValues"))
            return (county, operationId switch
            {
                "listBudgetEntries" => $"/projects/{county.ProjectId}/budget-entries",
                "listReliefCasePayments" => file.Path + "/payments",
                "listReliefCaseTransitions" => file.Path + "/transitions",
                _ => "/" + string.Concat(operationId["list".Length..].Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString())),
            });

        var goal = (await county.Clerk.SendAsync($"/projects/{county.ProjectId}/goals", new JsonObject
        {
            ["fiscalYear"] = 2020,
            ["form"] = "A",
            ["annualGoal"] = "年度目标",
            ["indicators"] = new JsonArray(new JsonObject { ["category"] = "OUT.QTY", ["name"] = "救助件数", ["kind"] = "quantitative", ["operator"] = "atLeast", ["target"] = 30, ["unit"] = "件", ["weight"] = 50 }),
        })).Ok(HttpStatusCode.Created);
        var indicator = goal.Body!["indicators"]![0]!["id"]!.GetValue<string>();
        (await county.Clerk.SendAsync($"/indicators/{indicator}/actual-values", new JsonObject { ["value"] = 31.5, ["evidence"] = "台账", ["asOf"] = "2020-12-30" })).Ok(HttpStatusCode.Created);
        return (county, operationId == "listGoals" ? "/goals" : $"/indicators/{indicator}/actual-values");
    }

    private async Task<TestCounty> NamedAsync(string name)
    {
        var county = await TestCounty.CreateAsync(host);
        await Sql.RunAsync(host.Database.Owner, $"select set_config('app.read_from', '{county.Code}', false), set_config('app.read_to', '{county.Code}', false), set_config('app.write_from', '{county.Code}', false), set_config('app.write_to', '{county.Code}', false); update relief.departments set name = E'{string.Concat(name.Select(c => $"\\u{(int)c:X4}"))}' where id = '{county.DepartmentId}'", last: true);
        return county;
    }

    /// <summary>Arrivals in the ledger of the county's project, put there by the database itself.</summary>
    internal static async Task FillAsync(TestCounty county, int count) => await Sql.RunAsync(county.Host.Database.Owner,
        $"""
        select set_config('app.read_from', '{county.Code}', false), set_config('app.read_to', '{county.Code}', false), set_config('app.write_from', '{county.Code}', false), set_config('app.write_to', '{county.Code}', false);
        insert into relief.budget_entries (id, division_code, project_id, fiscal_year, kind, amount, occurred_on, recorded_by, recorded_at)
        select gen_random_uuid(), '{county.Code}', '{county.ProjectId}', 2020, 'Arrival', n, '2020-05-01', 'test', now() from generate_series(1, {count}) n
        """, last: true);

    // What a caller may do is said of one resource and is no column of a list.
    private static IEnumerable<string> ColumnsOf(ServedContract contract, JsonObject row, string path) => row["properties"]!.AsObject().Where(p => p.Key != "actions").SelectMany(p =>
        contract.Resolve(p.Value!.AsObject()) is var shape && shape["properties"] is not null ? ColumnsOf(contract, shape, path + p.Key + ".") : [path + p.Key]);

    private static IEnumerable<(string Member, JsonNode? Value)> Flat(JsonObject row, string path = "") =>
        row.Where(p => p.Key != "actions").SelectMany(p => p.Value is JsonObject inner ? Flat(inner, path + p.Key + ".") : [(path + p.Key, p.Value)]);

    /// <summary>Null where the cell says what the JSON says; else both.</summary>
    private static string? Plain(JsonNode? value, string cell)
    {
        var expected = value switch { null => "", JsonValue v when v.TryGetValue<string>(out var text) => text, _ => value.ToJsonString() };
        if (expected == cell || cell == "1" && expected == "true" || cell == "0" && expected == "false" || cell == "'" + expected) return null;
        return decimal.TryParse(expected, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(cell, CultureInfo.InvariantCulture, out var b) && a == b ? null : $"{expected} · {cell}";
    }
}
