using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ReliefApi.Api.Security;
using ReliefApi.Application.PersonalData;
using ReliefApi.Domain.Security;
using ReliefApi.Infrastructure.Security;
using ReliefApi.IntegrationTests.Contract;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Access;

/// <summary>
/// Every operation of the document × every role × every relation between the caller and the row it names, with both halves of row scope
/// and with the database's alone; and every operation with every kind of bad credential.
/// </summary>
public sealed class MatrixTests(ReliefHost host, ITestOutputHelper output)
{
    private const string County = "420101", Prefecture = "420100", Province = "420000", Aside = "430101";

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Nobody_reaches_a_row_outside_their_scope_and_everybody_reaches_their_own(string applicationFilter)
    {
        await using var own = await host.AnotherAsync(ReadableSeeds, ("Access:ApplicationFilter", applicationFilter));
        var matrix = await Matrix.CreateAsync(own);

        // First what must change nothing; the rows are still whole then.
        foreach (var operation in matrix.Contract.Operations)
        {
            var before = await matrix.DigestAsync();
            await Parallel.ForEachAsync(matrix.Strangers(operation), async (call, _) => await matrix.CheckStrangerAsync(operation, call));
            await Parallel.ForEachAsync(matrix.Onlookers(operation), async (call, _) => await matrix.CheckOnlookerAsync(operation, call));
            (await matrix.DigestAsync()).ShouldBe(before, $"{operation} changed rows outside the caller's write scope");
        }
        // Reads before writes, which may take rows away.
        foreach (var operation in matrix.Contract.Operations.OrderBy(o => !o.Reads).ThenBy(o => o.Method == "DELETE"))
            foreach (var call in matrix.Insiders(operation)) await matrix.CheckInsiderAsync(operation, call);

        output.WriteLine($"{matrix.Requests} requests");
        matrix.Faults.Order().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bad_credential_opens_nothing()
    {
        var county = await TestCounty.CreateAsync(host);
        var contract = await ServedContract.ReadAsync(host);
        var good = await Credentials.KeyAsync(host, county.Code, revoked: false);
        var bad = await Credentials.BadAsync(host, county.Code);
        ConcurrentBag<string> faults = [];
        await Parallel.ForEachAsync(contract.Operations.Where(o => !o.IsAnonymous), async (operation, ct) =>
        {
            foreach (var (name, credential) in bad)
            {
                using var answer = await SendAsync(host.Anonymous(), operation, county.ProjectId, county.Code, credential);
                if (answer.StatusCode != HttpStatusCode.Unauthorized) faults.Add($"{operation} answers {(int)answer.StatusCode} to {name}");
                else if (Shape.FaultOf(operation, 401, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(ct)) is { } fault) faults.Add($"{operation} to {name}: {fault}");
            }
            if (!operation.Roles.Contains(Role.Administrator)) return;
            using var welcome = await SendAsync(host.Anonymous(), operation, county.ProjectId, county.Code, good);
            if (welcome.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) faults.Add($"{operation} answers {(int)welcome.StatusCode} to a good key");
        });
        output.WriteLine($"{contract.Operations.Count * (bad.Count + 1)} requests");
        faults.ShouldBeEmpty();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, ServedOperation operation, Guid id, string division, Action<HttpRequestHeaders>? credential = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(operation.Address(id, division), UriKind.Relative));
        if (operation.Body is { } schema)
            request.Content = new StringContent(Sample.Of(operation.Contract, schema, "body", id, division)!.ToJsonString(), Encoding.UTF8, operation.BodyType!);
        if (operation.NeedsIfMatch) request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        credential?.Invoke(request.Headers);
        return await client.SendAsync(request);
    }

    /// <summary>Sealed columns hold no seal in seeded rows: whoever may open them reads a name instead.</summary>
    internal static void ReadableSeeds(IServiceCollection services) =>
        services.AddSingleton<PersonalDataVault>().AddSingleton<IPersonalDataVault>(provider => new SeedVault(provider.GetRequiredService<PersonalDataVault>()));

    private sealed class SeedVault(PersonalDataVault vault) : IPersonalDataVault
    {
        public Task<byte[]?> SealAsync(Pii? value, SealedPlace place, CancellationToken ct) => vault.SealAsync(value, place, ct);
        public Task<T?> OpenAsync<T>(byte[]? sealedValue, SealedPlace place, CancellationToken ct) where T : Pii =>
            sealedValue is { Length: 32 } ? Task.FromResult((T?)Activator.CreateInstance(typeof(T), "mark" + place.DivisionCode)) : vault.OpenAsync<T>(sealedValue, place, ct);
        public Task<byte[]> SealBytesAsync(ReadOnlyMemory<byte> clear, SealedPlace place, CancellationToken ct) => vault.SealBytesAsync(clear, place, ct);
        public Task<byte[]> OpenBytesAsync(byte[] sealedValue, SealedPlace place, CancellationToken ct) => vault.OpenBytesAsync(sealedValue, place, ct);
        public byte[] PersonKey(IdNumber idNumber) => vault.PersonKey(idNumber);
        public byte[] Fingerprint(byte[] content) => vault.Fingerprint(content);
    }

    private sealed record Call(Role Role, string Division, SeededDivision Target);

    private sealed class Matrix
    {
        private readonly ConcurrentDictionary<(Role, string), HttpClient> _clients = new();
        private readonly ReliefHost _host;
        private readonly SeededDivision _county, _prefecture, _aside;
        private int _requests;

        private Matrix(ReliefHost host, ServedContract contract, SeededDivision county, SeededDivision prefecture, SeededDivision aside) =>
            (_host, Contract, _county, _prefecture, _aside) = (host, contract, county, prefecture, aside);

        public static async Task<Matrix> CreateAsync(ReliefHost host) => new(host, await ServedContract.ReadAsync(host),
            await SeededDivision.CreateAsync(host, County), await SeededDivision.CreateAsync(host, Prefecture), await SeededDivision.CreateAsync(host, Aside));

        public ServedContract Contract { get; }
        public ConcurrentBag<string> Faults { get; } = [];
        public int Requests => _requests;

        public async Task<string> DigestAsync() => await _county.DigestAsync() + await _prefecture.DigestAsync();

        /// <summary>Callers who may not see the row: of another county, and of the county below the row's prefecture.</summary>
        public IEnumerable<Call> Strangers(ServedOperation operation) => Enum.GetValues<Role>()
            .SelectMany(role => new Call[] { new(role, Aside, _county), new(role, County, _prefecture), new(role, Aside, _prefecture) });

        /// <summary>Callers who may not do this at all, and callers above who may see the row but not write it.</summary>
        public IEnumerable<Call> Onlookers(ServedOperation operation) => Enum.GetValues<Role>()
            .SelectMany(role => new Call[] { new(role, County, _county), new(role, Prefecture, _county), new(role, Province, _county) })
            .Where(call => !operation.Roles.Contains(call.Role) || !operation.Reads && call.Role != Role.Administrator && call.Division != County);

        public IEnumerable<Call> Insiders(ServedOperation operation) => operation.Roles
            .SelectMany(role => new Call[] { new(role, County, _county), new(role, Prefecture, _county), new(role, Province, _county) })
            .Where(call => operation.Reads || call.Role == Role.Administrator || call.Division == County);

        public async Task CheckStrangerAsync(ServedOperation operation, Call call)
        {
            var (status, body) = await CallAsync(operation, call);
            if (!operation.IsAnonymous && !operation.Roles.Contains(call.Role))
            {
                Expect(operation, call, status, status == 403);
                return;
            }
            if (operation.NamesOne) Expect(operation, call, status, operation.Reads ? status == 404 : status is 400 or 404 or 422);
            if (body.Contains(call.Target.Mark, StringComparison.Ordinal)) Faults.Add($"{operation}: {call.Role} of {call.Division} reads rows of {call.Target.Code}: {body}");
            // A list names nothing in its request that it could merely repeat.
            if (!operation.NamesOne && operation.Body is null && body.Contains(call.Target.Id.ToString(), StringComparison.Ordinal))
                Faults.Add($"{operation}: {call.Role} of {call.Division} learns the id of a row of {call.Target.Code}");
        }

        public async Task CheckOnlookerAsync(ServedOperation operation, Call call)
        {
            var (status, _) = await CallAsync(operation, call);
            if (!operation.IsAnonymous && !operation.Roles.Contains(call.Role)) Expect(operation, call, status, status == 403);
        }

        public async Task CheckInsiderAsync(ServedOperation operation, Call call)
        {
            var (status, _) = await CallAsync(operation, call);
            // The caller before may have deleted the row.
            Expect(operation, call, status, operation.Reads ? status is >= 200 and < 300 : status != 401 && (status != 404 || operation.Method == "DELETE"));
        }

        /// <summary>Sends one call; whatever the answer, it is documented and no fault of ours.</summary>
        private async Task<(int Status, string Body)> CallAsync(ServedOperation operation, Call call)
        {
            Interlocked.Increment(ref _requests);
            var client = _clients.GetOrAdd((call.Role, call.Division), key => _host.As(key.Item1, key.Item2));
            using var answer = await SendAsync(client, operation, call.Target.Id, call.Target.Code);
            var (status, body) = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
            if (Shape.FaultOf(operation, status, answer.Content.Headers.ContentType?.MediaType, body) is { } fault) Faults.Add($"{operation}: {call.Role} of {call.Division} on {call.Target.Code}: {fault}: {body}");
            return (status, body);
        }

        private void Expect(ServedOperation operation, Call call, int status, bool expected)
        {
            if (!expected) Faults.Add($"{operation}: {call.Role} of {call.Division} on a row of {call.Target.Code} gets {status}");
        }
    }

    private static class Credentials
    {
        public static async Task<IReadOnlyDictionary<string, Action<HttpRequestHeaders>>> BadAsync(ReliefHost host, string division)
        {
            var tokens = host.Services.GetRequiredService<Tokens>();
            var now = DateTimeOffset.UtcNow;
            var good = tokens.Issue("someone", Role.Administrator, division, TimeSpan.FromHours(1), now);
            var key = tokens.Validation.IssuerSigningKey;
            string[] parts = good.Split('.');
            return new Dictionary<string, Action<HttpRequestHeaders>>
            {
                ["no credential"] = _ => { },
                ["a token with a changed payload"] = Bearer($"{parts[0]}.{Encode(Decode(parts[1]).Replace(division, "430101", StringComparison.Ordinal))}.{parts[2]}"),
                ["a token with a cut signature"] = Bearer(good[..^4]),
                ["a token without algorithm"] = Bearer($"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}."),
                ["a token signed by another algorithm"] = Bearer(Issue(key, "relief-api", now.AddHours(1), SecurityAlgorithms.HmacSha512)),
                ["a token signed with another key"] = Bearer(Issue(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)), "relief-api", now.AddHours(1), SecurityAlgorithms.HmacSha256)),
                ["an expired token"] = Bearer(tokens.Issue("someone", Role.Administrator, division, TimeSpan.FromMinutes(5), now.AddMinutes(-10))),
                ["a token for another audience"] = Bearer(Issue(key, "someone-else", now.AddHours(1), SecurityAlgorithms.HmacSha256)),
                ["a revoked key"] = await KeyAsync(host, division, revoked: true),
                ["an unknown key"] = headers => headers.Add("X-Api-Key", "unknown"),
            };

            string Issue(SecurityKey signer, string audience, DateTimeOffset until, string algorithm) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = Tokens.Issuer,
                Audience = audience,
                Expires = until.UtcDateTime,
                Subject = Claims.Of("someone", Role.Administrator, division, "token"),
                SigningCredentials = new(signer is SymmetricSecurityKey symmetric && algorithm == SecurityAlgorithms.HmacSha512
                    ? new SymmetricSecurityKey([.. symmetric.Key, .. symmetric.Key]) : signer, algorithm),
            });
        }

        public static async Task<Action<HttpRequestHeaders>> KeyAsync(ReliefHost host, string division, bool revoked)
        {
            var secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
            var now = host.Clock.GetUtcNow();
            var key = ApiKey.Issue(Guid.CreateVersion7(), division, "test", Role.Administrator, SHA256.HashData(Encoding.UTF8.GetBytes(secret)), now.AddDays(1), "test", now);
            if (revoked) key.Revoke(now);
            await host.InScopeAsync(division, async db =>
            {
                db.ApiKeys.Add(key);
                await db.SaveChangesAsync(default);
            });
            return headers => headers.Add("X-Api-Key", secret);
        }

        private static Action<HttpRequestHeaders> Bearer(string token) => headers => headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        private static string Encode(string json) => Base64UrlEncoder.Encode(json);
        private static string Decode(string part) => Base64UrlEncoder.Decode(part);
    }
}
