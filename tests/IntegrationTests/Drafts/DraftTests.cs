using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Evaluations;
using ReliefApi.Domain.Budgets;
using ReliefApi.IntegrationTests.Fixture;
using ReliefApi.IntegrationTests.YearEnd;

namespace ReliefApi.IntegrationTests.Drafts;

/// <summary>A draft is generated, edited over the API and in Word, generated again, compared, made again and proved.</summary>
public sealed class DraftTests(ReliefHost host)
{
    private const int Year = 2019;

    [Fact]
    public async Task A_section_is_edited_from_the_version_that_was_read_and_keeps_its_numbers()
    {
        var (county, draft) = await DraftedAsync();
        var read = await county.Clerk.ReadBodyAsync($"{draft}/passages");
        read["revision"]!.GetValue<int>().ShouldBe(1);
        var body = Section(read, "s7.", ("s7.none", "没有其他需要说明的问题。"));

        var edited = await (await county.Clerk.ChangeAsync(HttpMethod.Post, $"{draft}/sections/7:revise", 1, body)).BodyAsync(HttpStatusCode.OK);
        (edited["revision"]!.GetValue<int>(), edited["origin"]!.ToString()).ShouldBe((2, "edited"));
        Text(edited, "s7.none").ShouldBe("没有其他需要说明的问题。");

        await county.Clerk.ChangeAsync(HttpMethod.Post, $"{draft}/sections/7:revise", 1, body).ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "revision.stale");
        await county.Clerk.ChangeAsync(HttpMethod.Post, $"{draft}/sections/7:revise", null, body).ShouldBeRefusedAsync(HttpStatusCode.PreconditionRequired, "revision.required");
        await county.Clerk.ChangeAsync(HttpMethod.Post, $"{draft}/sections/9:revise", 2, body).ShouldBeRefusedAsync(HttpStatusCode.NotFound, "draft.no_such_section");
        await county.Clerk.ChangeAsync(HttpMethod.Post, $"{draft}/sections/7:revise", 2, Section(edited, "s7.", ("s7.none", "全年执行{s1.budget.executed}万元"))).ShouldBeRefusedAsync(
            HttpStatusCode.UnprocessableEntity, "draft.unknown_number /passages/0/text");
        await county.Finance.ChangeAsync(HttpMethod.Post, $"{draft}/sections/7:revise", 2, body).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");

        var versions = await county.Clerk.ReadBodyAsync($"{draft}s");
        versions.Each("origin").ShouldBe(["generated", "edited"]);
        var changes = await county.Clerk.ReadBodyAsync($"{draft}/changes?version=2&with=1");
        changes["passages"]!.AsArray().ShouldHaveSingleItem()!["passageId"]!.ToString().ShouldBe("s7.none");
        await county.Clerk.GetAsync($"/api/v1{draft}/changes?version=9&with=1").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "draft.no_such_version");
    }

    [Fact]
    public async Task Regeneration_keeps_edited_words_refreshes_their_numbers_and_shows_conflicts()
    {
        var (county, draft) = await DraftedAsync();
        var read = await county.Clerk.ReadBodyAsync($"{draft}/passages");
        var use = Marked(read, "s1.use").Replace("资金到位和使用。", "资金已经到了困难群众手里。", StringComparison.Ordinal);
        var edited = await (await county.Clerk.ChangeAsync(HttpMethod.Post, $"{draft}/sections/1:revise", 1, Section(read, "s1.", ("s1.use", use), ("s1.budget", "预算没有任何调整。")))).BodyAsync(HttpStatusCode.OK);
        Text(edited, "s1.use").ShouldContain("全年执行数40.00万元");

        await host.InScopeAsync(county.Code, async db =>
        {
            foreach (var (kind, yuan) in new[] { (BudgetEntryKind.Adjustment, 100_000m), (BudgetEntryKind.Disbursement, 50_000m) })
            {
                var balance = await db.BudgetBalances.AsNoTracking().SingleAsync(b => b.DivisionCode == county.Code && b.FiscalYear == Year);
                db.BudgetEntries.Add(BudgetEntry.Record(Guid.CreateVersion7(), balance, kind, yuan, new(Year, 12, 1), "财追2号", "新增救助对象", "finance", DateTimeOffset.UtcNow).Value);
                await db.SaveChangesAsync(default);
            }
        });
        var again = await (await county.Clerk.PostAsync($"{draft}:regenerate", new JsonObject())).BodyAsync(HttpStatusCode.OK);
        again["revision"]!.GetValue<int>().ShouldBe(3);
        Text(again, "s1.use").ShouldStartWith("资金已经到了困难群众手里。");
        Text(again, "s1.use").ShouldContain("全年执行数45.00万元");
        var conflict = again["conflicts"]!.AsArray().ShouldHaveSingleItem()!;
        conflict["passageId"]!.ToString().ShouldBe("s1.budget");
        conflict["human"]!.ToString().ShouldBe("预算没有任何调整。");
        conflict["now"]!.ToString().ShouldContain("财追2号");

        // Writing the passage decides the conflict.
        var decided = await (await county.Clerk.ChangeAsync(HttpMethod.Post, $"{draft}/sections/1:revise", 3, Section(again, "s1.", ("s1.budget", "年中追加了预算。")))).BodyAsync(HttpStatusCode.OK);
        decided["conflicts"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_edited_in_Word_is_taken_over_into_the_version_that_is_latest_by_then()
    {
        var (county, draft) = await DraftedAsync();
        var docx = await county.Clerk.GetByteArrayAsync($"/api/v1{draft}?format=docx");
        var untouched = await (await county.Clerk.PostAsync($"{draft}:upload", Document(docx))).BodyAsync(HttpStatusCode.OK);
        untouched["changes"]!.AsArray().ShouldBeEmpty();
        untouched["draft"]!["revision"]!.GetValue<int>().ShouldBe(1);

        var read = await county.Clerk.ReadBodyAsync($"{draft}/passages");
        await (await county.Clerk.ChangeAsync(HttpMethod.Post, $"{draft}/sections/7:revise", 1, Section(read, "s7.", ("s7.none", "别无说明。")))).BodyAsync(HttpStatusCode.OK);
        var uploaded = await (await county.Clerk.PostAsync($"{draft}:upload", Document(Edited(docx, "失分逐项说明原因", "失分逐条说明原因")))).BodyAsync(HttpStatusCode.OK);
        uploaded["baseVersion"]!.GetValue<int>().ShouldBe(1);
        uploaded["changes"]!.AsArray().ShouldHaveSingleItem()!["passageId"]!.ToString().ShouldBe("s2.principles");
        var latest = uploaded["draft"]!;
        (latest["revision"]!.GetValue<int>(), latest["origin"]!.ToString()).ShouldBe((3, "uploaded"));
        Text(latest, "s2.principles").ShouldContain("失分逐条说明原因");
        Text(latest, "s7.none").ShouldBe("别无说明。");
    }

    [Fact]
    public async Task A_file_that_is_not_of_this_draft_is_refused()
    {
        var (county, draft) = await DraftedAsync();
        var (other, otherDraft) = await DraftedAsync();
        var foreign = await other.Clerk.GetByteArrayAsync($"/api/v1{otherDraft}?format=docx");
        await county.Clerk.PostAsync($"{draft}:upload", Document(foreign)).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "draft.unknown_version /document");
        await county.Clerk.PostAsync($"{draft}:upload", Document([1, 2, 3])).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "document.broken /document");
        await other.Clerk.PostAsync($"{draft}:upload", Document(foreign)).ShouldBeRefusedAsync(HttpStatusCode.NotFound, "evaluation.not_found");
    }

    [Fact]
    public async Task Every_version_is_made_again_to_the_byte_and_its_bundle_proves_itself()
    {
        var (county, draft) = await DraftedAsync();
        (await county.Clerk.GetByteArrayAsync($"/api/v1{draft}?format=docx")).ShouldBe(await county.Clerk.GetByteArrayAsync($"/api/v1{draft}?format=docx&version=1"));
        var verified = await (await county.Clerk.PostAsync($"{draft}:verify", new JsonObject())).BodyAsync(HttpStatusCode.OK);
        foreach (var (member, value) in new[] { ("intact", true), ("reproduced", true), ("edited", false), ("recordsUnchanged", true), ("sameProgram", true) })
            verified[member]!.GetValue<bool>().ShouldBe(value, member);

        var zip = await county.Clerk.GetByteArrayAsync($"/api/v1{draft}/proof");
        zip.ShouldBe(await county.Clerk.GetByteArrayAsync($"/api/v1{draft}/proof"));
        using var bundle = new ZipArchive(new MemoryStream(zip));
        var sums = (await new StreamReader(bundle.GetEntry("SHA256SUMS")!.Open()).ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ")).ToDictionary(line => line[1], line => line[0]);
        sums.Keys.Append("SHA256SUMS").Order(StringComparer.Ordinal).ShouldBe(bundle.Entries.Select(e => e.Name).Order(StringComparer.Ordinal));
        foreach (var (name, sum) in sums) Convert.ToHexStringLower(await SHA256.HashDataAsync(bundle.GetEntry(name)!.Open())).ShouldBe(sum, name);
        var manifest = await county.Clerk.ReadBodyAsync($"{draft}/manifest");
        manifest["modelSha256"]!.ToString().ShouldBe(sums["report.json"]);
        manifest["factsSha256"]!.ToString().ShouldBe(sums["facts.json"]);

        await Sql.RunAsync(host.Database.Owner, $"select set_config('app.write_from', '{county.Code}', false), set_config('app.write_to', '{county.Code}', false), set_config('app.read_from', '{county.Code}', false), set_config('app.read_to', '{county.Code}', false); alter table relief.evaluation_drafts disable trigger insert_only; update relief.evaluation_drafts set model = replace(model, '别', '另') || ' ' where division_code = '{county.Code}'; alter table relief.evaluation_drafts enable trigger insert_only");
        (await (await county.Clerk.PostAsync($"{draft}:verify", new JsonObject())).BodyAsync(HttpStatusCode.OK))["intact"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_county_writes_its_reports_in_its_own_words()
    {
        var county = await TestCounty.CreateAsync(host);
        var code = "WORDS-" + county.Code;
        JsonObject template = new()
        {
            ["code"] = code,
            ["version"] = 1,
            ["appliesTo"] = county.Code,
            ["validFromYear"] = 2010,
            ["reason"] = "县财政局要求",
            ["texts"] = new JsonObject { ["s7.none"] = "本报告没有其他事项。", ["s4.arrival"] = "拨付到位{arrived}{rate}。" },
        };
        await county.Clerk.PostAsync("/report-templates", template).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await county.Administrator.PostAsync("/report-templates", template.With(("texts", new JsonObject { ["s7.none"] = "共3项。", ["x"] = "文字" }))).ShouldBeRefusedAsync(
            HttpStatusCode.UnprocessableEntity, "report_template.figure", "report_template.unknown_key");
        await (await county.Administrator.PostAsync("/report-templates", template)).BodyAsync(HttpStatusCode.Created);
        await county.Administrator.PostAsync("/report-templates", template).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "rule.not_next_version");
        await county.Clerk.GetAsync("/api/v1/report-templates/NONE").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "report_template.not_found");
        (await county.Clerk.ReadBodyAsync($"/report-templates/{code}"))["texts"]!["s7.none"]!.ToString().ShouldBe("本报告没有其他事项。");
        (await county.Clerk.ReadBodyAsync("/report-templates")).Each("code").ShouldContain(code);

        var draft = await DraftAsync(county);
        Text(await county.Clerk.ReadBodyAsync($"{draft}/passages"), "s7.none").ShouldBe("本报告没有其他事项。");
        var manifest = await county.Clerk.ReadBodyAsync($"{draft}/manifest");
        (manifest["templateCode"]!.ToString(), manifest["templateVersion"]!.GetValue<int>()).ShouldBe((code, 1));
        (await (await county.Clerk.PostAsync($"{draft}:verify", new JsonObject())).BodyAsync(HttpStatusCode.OK))["reproduced"]!.GetValue<bool>().ShouldBeTrue();
        var (other, otherDraft) = await DraftedAsync();
        Text(await other.Clerk.ReadBodyAsync($"{otherDraft}/passages"), "s7.none").ShouldBe("无。");
    }

    private async Task<(TestCounty County, string Draft)> DraftedAsync()
    {
        var county = await TestCounty.CreateAsync(host);
        return (county, await DraftAsync(county));
    }

    /// <summary>A spent budget, approved goals and the draft that year end writes; its address.</summary>
    private async Task<string> DraftAsync(TestCounty county)
    {
        var project = Guid.Empty;
        await host.InScopeAsync(county.Code, async db => project = (await SeededProjects.AddAsync(db, county.Code, county.DepartmentId, Year, 1))[0]);
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().BeJob("year-end", county.Code);
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IApplicationDbContext>().Database.BeginTransactionAsync();
        var (evaluation, _) = await scope.ServiceProvider.GetRequiredService<IEvaluationWriter>().WriteAsync(project, Year, null, default);
        await transaction.CommitAsync();
        return $"/evaluations/{evaluation}/draft";
    }

    /// <summary>The paragraphs of a section as they are, some in other words.</summary>
    private static JsonObject Section(JsonNode draft, string prefix, params (string Id, string Text)[] changes) => new()
    {
        ["passages"] = new JsonArray([.. draft["passages"]!.AsArray().Where(p => p!["kind"]!.ToString() == "paragraph" && p["id"]!.ToString().StartsWith(prefix, StringComparison.Ordinal))
            .Select(p => new JsonObject { ["id"] = p!["id"]!.ToString(), ["text"] = changes.Where(c => c.Id == p["id"]!.ToString()).Select(c => c.Text).FirstOrDefault(p["marked"]!.ToString()) })]),
    };

    private static string Text(JsonNode draft, string id) => draft["passages"]!.AsArray().Single(p => p!["id"]!.ToString() == id)!["text"]!.ToString();

    private static string Marked(JsonNode draft, string id) => draft["passages"]!.AsArray().Single(p => p!["id"]!.ToString() == id)!["marked"]!.ToString();

    private static JsonObject Document(byte[] file) => new() { ["document"] = Convert.ToBase64String(file) };

    private static byte[] Edited(byte[] docx, string before, string after)
    {
        using var buffer = new MemoryStream();
        buffer.Write(docx);
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("word/document.xml")!;
            string xml;
            using (var reader = new StreamReader(entry.Open())) xml = reader.ReadToEnd();
            xml.ShouldContain(before);
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            writer.Write(xml.Replace(before, after, StringComparison.Ordinal));
        }
        return buffer.ToArray();
    }
}
