using System.Text.Json.Nodes;
using ReliefApi.IntegrationTests.Access;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Contract;

/// <summary>Every list of the document, page by page in every order it offers, while others write into it.</summary>
public sealed class PagingTests(ReliefHost host, ITestOutputHelper output)
{
    // Above other divisions, so that the list of divisions can grow as well.
    private const string Province = "420000";
    private const int Rows = 30, PageSize = 4, Rounds = 2;

    [Fact]
    public async Task No_row_is_shown_twice_and_none_that_was_there_is_missed_while_others_write()
    {
        await using var own = await host.AnotherAsync(MatrixTests.ReadableSeeds);
        var seeds = await SeededDivision.CreateAsync(own, Province);
        await using var rows = new ClonedRows(seeds);
        // What must be asked for a figure shows what is behind it, not a table.
        var lists = (await ServedContract.ReadAsync(own)).Operations.Where(o => o.IsList && !o.In("query").Any(p => p["required"]?.GetValue<bool>() == true)).Select(o => new WalkedList(o, seeds)).ToList();
        lists.Count.ShouldBeGreaterThan(15);
        await FindTablesAsync(lists, rows);
        lists.Where(l => l.Statement is null).Select(l => $"{l.Operation}").ShouldBeEmpty("lists that no table was found for");

        List<string> faults = [];
        var (walks, pages, commits) = (0, 0, 0);
        foreach (var list in lists)
        {
            (await rows.AddAsync(list.Statement!, Rows)).ShouldBeTrue($"{list.Operation}");
            var orders = await list.OrdersAsync();
            var there = (await list.WalkAsync("", 500)).Rows;
            if (there.Distinct().Count() != there.Count || there.Count < Rows) faults.Add($"{list.Operation}: {there.Count} rows, {there.Distinct().Count()} of them differ");
            using var stop = new CancellationTokenSource();
            var writers = Enumerable.Range(0, 3).Select(n => WriteAsync(rows, list.Statement!, n, stop.Token)).ToList();
            for (var round = 0; round < Rounds; round++)
                foreach (var order in orders)
                {
                    var walked = await list.WalkAsync(order, PageSize);
                    (walks, pages) = (walks + 1, pages + walked.Pages);
                    var twice = walked.Rows.GroupBy(r => r).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
                    if (twice.Count > 0) faults.Add($"{list.Operation} by {order} shows twice: {twice[0]}");
                    if (there.Except(walked.Rows).ToList() is { Count: > 0 } missed) faults.Add($"{list.Operation} by {order} misses {missed.Count} rows, {missed[0]}");
                }
            await stop.CancelAsync();
            var written = (await Task.WhenAll(writers)).Sum();
            if (written < 3) faults.Add($"{list.Operation}: only {written} transactions were committed meanwhile");
            commits += written;
        }
        output.WriteLine($"{lists.Count} lists, {walks} walks of {pages} pages, {commits} transactions meanwhile");
        faults.ShouldBeEmpty();
    }

    /// <summary>A list shows the rows of the table that makes it longer by one.</summary>
    private static async Task FindTablesAsync(List<WalkedList> lists, ClonedRows rows)
    {
        foreach (var table in await rows.TablesAsync())
        {
            foreach (var statement in await rows.StatementsAsync(table))
            {
                var before = await TotalsAsync();
                if (!await rows.AddAsync(statement, 1)) continue;
                foreach (var ((list, was), (_, now)) in before.Zip(await TotalsAsync()))
                    if (now == was + 1) list.Statement ??= statement;
            }
        }

        async Task<List<(WalkedList List, int Total)>> TotalsAsync()
        {
            List<(WalkedList, int)> totals = [];
            foreach (var list in lists.Where(l => l.Statement is null)) totals.Add((list, await list.TotalAsync()));
            return totals;
        }
    }

    /// <summary>Adds rows in transactions of different lengths until it is stopped; how many it committed.</summary>
    private static async Task<int> WriteAsync(ClonedRows rows, string statement, int writer, CancellationToken stop)
    {
        var committed = 0;
        while (!stop.IsCancellationRequested)
        {
            if (await rows.AddAsync(statement, 1 + committed % 2, TimeSpan.FromMilliseconds(5 + 20 * writer))) committed++;
            // A walk must come to its end, however slow the machine.
            await Task.Delay(30, CancellationToken.None);
        }
        return committed;
    }

    private sealed class WalkedList(ServedOperation operation, SeededDivision seeds)
    {
        private readonly HttpClient _client = seeds.Host.As(operation.Roles[^1], seeds.Code);

        public ServedOperation Operation => operation;

        public string? Statement { get; set; }

        public async Task<int> TotalAsync() => (await ReadAsync("pageSize=1&includeTotal=true"))["total"]!.GetValue<int>();

        /// <summary>Every order, as the refusal of an unknown one names them.</summary>
        public async Task<IReadOnlyList<string>> OrdersAsync()
        {
            var detail = (await ReadAsync("sort=nosuch"))["detail"]!.GetValue<string>();
            return [.. detail[(detail.LastIndexOf('（') + 1)..].TrimEnd('）').Split(", ")];
        }

        public async Task<(List<string> Rows, int Pages)> WalkAsync(string order, int pageSize)
        {
            var (rows, pages, cursor) = (new List<string>(), 0, (string?)null);
            do
            {
                var page = await ReadAsync($"pageSize={pageSize}{(order.Length > 0 ? $"&sort={order}" : "")}{(cursor is null ? "" : $"&cursor={cursor}")}");
                rows.AddRange(page["items"]!.AsArray().Select(i => i!.ToJsonString()));
                cursor = page["nextCursor"]?.GetValue<string>();
                pages++;
            }
            while (cursor is not null && pages < 2000);
            return (rows, pages);
        }

        private async Task<JsonObject> ReadAsync(string query)
        {
            var address = operation.Address(seeds.Id, seeds.Code);
            return JsonNode.Parse(await (await _client.GetAsync(new Uri($"{address}{(address.Contains('?') ? '&' : '?')}{query}", UriKind.Relative))).Content.ReadAsStringAsync())!.AsObject();
        }
    }
}
