using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReliefApi.Application.PersonalData;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.PersonalData;

public sealed class SecrecyTests(ReliefHost host)
{
    [Fact]
    public async Task A_sealed_value_opens_at_its_own_place_only()
    {
        var (county, aside) = (await TestCounty.CreateAsync(host), await TestCounty.CreateAsync(host));
        var vault = host.Services.GetRequiredService<IPersonalDataVault>();
        var place = new SealedPlace("relief_cases", "sealed_phone", Guid.CreateVersion7(), county.Code);
        var sealedPhone = (await vault.SealAsync(new PhoneNumber("13987654321"), place, default))!;
        (await vault.OpenAsync<PhoneNumber>(sealedPhone, place, default))!.Reveal().ShouldBe("13987654321");
        (await vault.SealAsync(new PhoneNumber("13987654321"), place, default)).ShouldNotBe(sealedPhone);

        foreach (var moved in (SealedPlace[])[place with { RowId = Guid.CreateVersion7() }, place with { DivisionCode = aside.Code }, place with { Column = "sealed_address" }, place with { Table = "petitions" }])
            await Should.ThrowAsync<CryptographicException>(() => vault.OpenAsync<PhoneNumber>(sealedPhone, moved, default));
        for (var i = 0; i < sealedPhone.Length; i++)
        {
            var changed = sealedPhone.ToArray();
            changed[i] ^= 1;
            await Should.ThrowAsync<CryptographicException>(() => vault.OpenAsync<PhoneNumber>(changed, place, default));
        }
    }

    [Fact]
    public async Task The_first_requests_of_a_county_make_one_data_key_however_many_come_at_once()
    {
        var county = await TestCounty.CreateAsync(host);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody($"X-{i}", TestPerson.NextIdNumber()))));
        answers.Select(a => a.Status).Distinct().ShouldBe([HttpStatusCode.Created]);
        (await county.Clerk.ReadAsync("/petitions?includeTotal=true&pageSize=1")).Body!["total"]!.GetValue<int>().ShouldBe(40);
    }

    [Fact]
    public async Task Nothing_that_a_person_entrusts_is_found_in_any_table_or_log()
    {
        await using var apart = await host.AnotherAsync(("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"), ("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Trace"));
        using var logs = new Memory();
        apart.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);
        var county = await TestCounty.CreateAsync(apart);
        await county.GrantAsync(50_000);

        const string name = "欧阳不在册", phone = "13712348765", address = "不在册乡甲字七号", subject = "不在册之请求", account = "6228480402564890018", guardian = "司马不在册";
        var id = TestPerson.NextIdNumber();
        var petitionBody = CaseFile.PetitionBody("X-1", id);
        (petitionBody["name"], petitionBody["subject"]) = (name, subject);
        var petition = (await county.Clerk.SendAsync("/petitions", petitionBody, key: "p")).Ok(HttpStatusCode.Created);
        var body = CaseFile.CaseBody(county, petition.Id, "J-1", id);
        (body["person"]!["name"], body["person"]!["phone"], body["person"]!["address"]) = (name, phone, address);
        var opened = (await county.Clerk.SendAsync("/relief-cases", body, key: "c")).Ok(HttpStatusCode.Created);
        var file = await new CaseFile(county, petition.Id, id, opened.Id, 1).ToAsync("sign-agreement");
        (await file.TakeAsync(county.Finance, "pay", CaseFile.Body("pay", ("accountHolder", guardian), ("guardianName", guardian), ("bankAccount", account)), "y")).Ok();
        (await county.Clerk.SendAsync("/relief-cases:search", new { idNumber = id })).Ok().Items.Count.ShouldBe(1);
        (await county.Clerk.SendAsync(file.Path + ":reveal", new { fields = new[] { "name", "idNumber", "phone", "address", "bankAccount" }, reason = "核对" })).Ok();
        // Faults, too, keep quiet: a refused rule, a malformed body, a duplicate.
        (await county.Clerk.SendAsync("/petitions", petitionBody)).Status.ShouldBe(HttpStatusCode.Conflict);
        petitionBody["people"] = "many";
        (await county.Clerk.SendAsync("/petitions", petitionBody)).Status.ShouldBe(HttpStatusCode.BadRequest);

        string[] canaries = [name, phone, address, subject, account, guardian, id];
        logs.Lines.Count.ShouldBeGreaterThan(100);
        foreach (var canary in canaries)
        {
            logs.Lines.Where(l => l.Contains(canary, StringComparison.Ordinal)).ShouldBeEmpty();
            (await TablesWithAsync(apart.Database.Owner, canary)).ShouldBeEmpty();
        }
        // The search itself finds what is there: a mask in a kept answer, a witness, by office, in the case and its versions.
        (await TablesWithAsync(apart.Database.Owner, "欧**")).ShouldBe(["relief.idempotency_records"]);
        (await TablesWithAsync(apart.Database.Owner, "司法所")).ShouldBe(["relief.idempotency_records", "relief.relief_cases", "relief.row_versions"]);
    }

    /// <summary>Tables with the text in any column, as text, bytes, base64 or escaped JSON; read as the owner with the whole country in scope.</summary>
    private static async Task<List<string>> TablesWithAsync(string owner, string text)
    {
        await using var source = NpgsqlDataSource.Create(owner + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        List<string> tables = [], found = [];
        await using (var list = new NpgsqlCommand("select set_config('app.read_from', '000000', true), set_config('app.read_to', '999999', true); select schemaname || '.' || quote_ident(tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1", connection))
        await using (var reader = await list.ExecuteReaderAsync())
        {
            await reader.NextResultAsync();
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        }
        tables.ShouldContain("relief.petitions");
        var bytes = Encoding.UTF8.GetBytes(text);
        foreach (var table in tables)
        {
            await using var count = new NpgsqlCommand($"select count(*) from {table} t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0 or strpos(t::text, $3) > 0 or strpos(t::text, $4) > 0", connection);
            foreach (var form in (string[])[text, Convert.ToHexStringLower(bytes), Convert.ToBase64String(bytes).TrimEnd('='), JsonSerializer.Serialize(text)[1..^1].Replace("\\", @"\\", StringComparison.Ordinal)])
                count.Parameters.Add(new() { Value = form });
            if ((long)(await count.ExecuteScalarAsync())! > 0) found.Add(table);
        }
        return found;
    }

    private sealed class Memory : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Lines { get; } = [];
        public ILogger CreateLogger(string categoryName) => this;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add($"{formatter(state, exception)} {exception}");
        IDisposable? ILogger.BeginScope<TState>(TState state)
        {
            Lines.Add(state.ToString()!);
            return null;
        }

        public void Dispose() { }
    }
}
