using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.PersonalData;

public sealed class DisclosureTests(ReliefHost host)
{
    private const string Wide = "select set_config('app.read_from', '000000', true), set_config('app.read_to', '999999', true), set_config('app.write_from', '000000', true), set_config('app.write_to', '999999', true);";

    [Fact]
    public async Task Only_the_members_asked_for_are_shown_and_the_record_names_who_which_and_why()
    {
        var file = await (await CaseFile.OpenAsync(await TestCounty.CreateAsync(host))).ToAsync("pay");
        var shown = (await file.County.Finance.SendAsync(file.Path + ":reveal", new { fields = new[] { "bankAccount", "name", "name" }, reason = "核对付款" })).Ok().Body!;
        (shown["name"]!.GetValue<string>(), shown["bankAccount"]!.GetValue<string>(), shown["idNumber"], shown["phone"]).ShouldBe((CaseFile.Name, "6222020200012345678", null, null));
        shown = (await file.County.Clerk.SendAsync(file.Path + ":reveal", new { fields = new[] { "idNumber", "phone", "address" }, reason = "回访" })).Ok().Body!;
        (shown["idNumber"]!.GetValue<string>(), shown["phone"]!.GetValue<string>(), shown["address"]!.GetValue<string>()).ShouldBe((file.IdNumber, "13987654321", "某乡某村三组"));
        shown = (await file.County.Reviewer.SendAsync($"/petitions/{file.PetitionId}:reveal", new { fields = new[] { "name", "idNumber", "subject" }, reason = "复核" })).Ok().Body!;
        (shown["name"]!.GetValue<string>(), shown["idNumber"]!.GetValue<string>(), shown["subject"]!.GetValue<string>()).ShouldBe((CaseFile.Name, file.IdNumber, "征地补偿未到位"));

        var entries = (await file.County.Administrator.ReadAsync("/audit-entries")).Ok().Items;
        entries.Select(e => (e["actor"]!.GetValue<string>(), e["members"]!.GetValue<string>(), e["reason"]!.GetValue<string>())).ShouldBe([
            ($"{Role.CountyFinance}@{file.County.Code}", "Name,BankAccount", "核对付款"), ($"{Role.CountyClerk}@{file.County.Code}", "IdNumber,Phone,Address", "回访"),
            ($"{Role.CountyReviewer}@{file.County.Code}", "Name,IdNumber,Subject", "复核")]);
        (await file.County.Administrator.ReadAsync($"/audit-entries?actor={Role.CountyClerk}@{file.County.Code}&subject={file.Path}&from=2020-12-31T00:00:00Z&to=2020-12-31T23:00:00Z")).Ok().Items.Count.ShouldBe(1);
        (await file.County.Administrator.ReadAsync("/audit-entries?from=2021-01-01T00:00:00Z")).Ok().Items.ShouldBeEmpty();
        (await host.As(Role.Administrator, file.County.Province).ReadAsync($"/audit-entries?divisionCode={file.County.Code}&sort=-sequence&pageSize=1")).Ok().Items.Single()["sequence"]!.GetValue<int>().ShouldBe(3);
        (await (await TestCounty.CreateAsync(host)).Administrator.ReadAsync($"/audit-entries?divisionCode={file.County.Code}")).Ok().Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_disclosure_without_reason_or_members_is_refused_and_leaves_no_record()
    {
        var file = await CaseFile.OpenAsync(await TestCounty.CreateAsync(host));
        foreach (var path in (string[])[file.Path, "/petitions/" + file.PetitionId])
        {
            var refused = await file.County.Clerk.SendAsync(path + ":reveal", new { fields = Array.Empty<string>(), reason = " " });
            refused.Pointers.Zip(refused.Codes).ShouldBe([("/fields", "field.required"), ("/reason", "field.required")], ignoreOrder: true);
            (await file.County.Clerk.SendAsync(path + ":reveal", new { fields = new[] { "health" }, reason = "核对" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        }
        (await file.County.Clerk.SendAsync($"/petitions/{Guid.NewGuid()}:reveal", new { fields = new[] { "name" }, reason = "核对" })).Refused(HttpStatusCode.NotFound, "petition.not_found");
        (await file.County.Administrator.ReadAsync("/audit-entries")).Ok().Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Disclosures_in_parallel_leave_as_many_records_in_one_unbroken_chain_even_with_a_key()
    {
        const int many = 40;
        var file = await CaseFile.OpenAsync(await TestCounty.CreateAsync(host));
        var answers = await Task.WhenAll(Enumerable.Range(0, many).Select(_ =>
            file.County.Clerk.SendAsync(file.Path + ":reveal", new { fields = new[] { "name" }, reason = "核对" }, key: "reveal-" + file.County.Code)));
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.OK);
        (await BreakOf(file.County.Code)).ShouldBeNull();
        await host.InScopeAsync(file.County.Code, async db =>
        {
            (await db.AuditEntries.CountAsync()).ShouldBe(many);
            (await db.IdempotencyRecords.CountAsync(r => r.Key == "reveal-" + file.County.Code)).ShouldBe(0);
        });
    }

    [Fact]
    public async Task The_application_cannot_touch_the_record_and_what_the_owner_tampers_with_is_found()
    {
        await using var apart = await host.AnotherAsync();
        var file = await CaseFile.OpenAsync(await TestCounty.CreateAsync(apart));
        for (var i = 0; i < 4; i++) (await file.County.Clerk.SendAsync(file.Path + ":reveal", new { fields = new[] { "name" }, reason = $"核对{i}" })).Ok();
        (await BreakOf(file.County.Code, apart)).ShouldBeNull();

        foreach (var change in (string[])["update relief.audit_entries set reason = ''", "delete from relief.audit_entries", "truncate relief.audit_entries"])
        {
            (await Should.ThrowAsync<PostgresException>(() => Sql.RunAsync(apart.Database.App, $"set role relief_app; begin; {Wide} {change}; commit"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
            if (!change.StartsWith("truncate", StringComparison.Ordinal))
                (await Should.ThrowAsync<PostgresException>(() => Sql.RunAsync(apart.Database.Owner, $"begin; {Wide} {change}; commit"))).SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation);
        }

        await TamperAsync("update relief.audit_entries set reason = '例行' where sequence = 2");
        (await BreakOf(file.County.Code, apart)).ShouldBe(2);
        await TamperAsync("update relief.audit_entries set reason = '核对1' where sequence = 2");
        (await BreakOf(file.County.Code, apart)).ShouldBeNull();
        await TamperAsync("delete from relief.audit_entries where sequence = 3");
        (await BreakOf(file.County.Code, apart)).ShouldBe(4);

        Task TamperAsync(string change) => Sql.RunAsync(apart.Database.Owner,
            $"begin; alter table relief.audit_entries disable trigger insert_only; {Wide} {change}; alter table relief.audit_entries enable trigger insert_only; commit");
    }

    /// <summary>The first entry that does not follow the one before it.</summary>
    private async Task<long?> BreakOf(string division, ReliefHost? where = null)
    {
        long? broken = null;
        await (where ?? host).InScopeAsync(division, async db =>
        {
            AuditEntry? previous = null;
            foreach (var entry in await db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync())
            {
                if (broken is null && !entry.Follows(previous)) broken = entry.Sequence;
                previous = entry;
            }
        });
        return broken;
    }
}
