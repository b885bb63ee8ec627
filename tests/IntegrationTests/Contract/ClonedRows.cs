using Npgsql;
using ReliefApi.Domain.Flows;
using ReliefApi.IntegrationTests.Access;

namespace ReliefApi.IntegrationTests.Contract;

/// <summary>
/// Writes rows into any table of a seeded division: copies of its one row that differ in what must be unique. What to write into which column
/// is read from the database's own catalogue.
/// </summary>
internal sealed class ClonedRows : IAsyncDisposable
{
    // language=SQL
    private const string Tables = """
        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'division_code' and not a.attisdropped
        where c.relnamespace = 'relief'::regnamespace and c.relkind = 'r' order by 1
        """;

    // One column of each unique index that refers to no other row, an id or a number where there is one, and how it is made to differ. $1 counts the copies.
    // language=SQL
    private const string Overrides = """
        select string_agg(distinct format('%L, %s', name, case when type = 'uuid' then 'gen_random_uuid()' when type in ('text', 'varchar', 'bpchar') then format('left(t.%I, %s) || lpad($1::text, %s, ''0'')', name, size - least(6, size - 2), least(6, size - 2))
                                                               when type in ('int4', 'int8', 'int2') then format('t.%I + $1', name) when type = 'bytea' then 'sha256($1::text::bytea)' else format('t.%I', name) end), ', ')
        from (select distinct on (i.indexrelid) a.attname as name, y.typname as type, case when a.atttypmod > 4 then a.atttypmod - 4 else 40 end as size
              from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey) join pg_type y on y.oid = a.atttypid
              where i.indrelid = $1::regclass and i.indisunique and (a.attname <> 'division_code' or i.indnatts = 1)
                and not exists (select from pg_constraint k where k.conrelid = i.indrelid and k.contype = 'f' and a.attnum = any(k.conkey))
              order by i.indexrelid, case when y.typname = 'uuid' then 0 when y.typname like 'int%' then 1 else 2 end, array_position(i.indkey::int2[], a.attnum) desc) columns
        """;

    private readonly NpgsqlDataSource _source;
    private readonly SeededDivision _division;
    private int _copies;

    /// <summary>Code of the last division below.</summary>
    private string Last => _division.Code.TrimEnd('0').PadRight(6, '9');

    public ClonedRows(SeededDivision division)
    {
        (_source, _division) = (NpgsqlDataSource.Create(division.Host.Database.Owner + ";Pooling=false"), division);
    }

    public async Task<IReadOnlyList<string>> TablesAsync()
    {
        List<string> names = [];
        await using var command = _source.CreateCommand(Tables);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }

    /// <summary>Statements that add one copy, one for each list that shows the table; none where nothing but other rows makes a row unique.</summary>
    public async Task<IReadOnlyList<string>> StatementsAsync(string table)
    {
        await using var overrides = _source.CreateCommand(Overrides.Replace("$1::regclass", $"'relief.{table}'::regclass", StringComparison.Ordinal));
        if (await overrides.ExecuteScalarAsync() is not string changed) return [];
        await using var columns = _source.CreateCommand($"select string_agg(quote_ident(attname), ', ') from pg_attribute where attrelid = 'relief.{table}'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''");
        var names = (string)(await columns.ExecuteScalarAsync())!;
        var copied = string.Join(", ", names.Split(", ").Select(n => $"(r).{n}"));
        // The steps of every state machine stand in one table; each machine has a list of its own.
        string[] kinds = table == "flow_transitions" ? [.. Enum.GetNames<FlowSubject>().Select(subject => $", 'subject', '{subject}'")] : [""];
        return [.. kinds.Select(kind =>
            $"insert into relief.{table} ({names}) select {copied} from (select jsonb_populate_record(t, jsonb_build_object({changed}{kind})) as r from relief.{table} t where t.division_code = '{_division.Code}' order by t.ctid limit 1) copy")];
    }

    /// <summary>Adds copies in one transaction that takes its time to commit; false where a rule of the table refuses them.</summary>
    public async Task<bool> AddAsync(string statement, int rows, TimeSpan before = default)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var scope = new NpgsqlCommand($"select set_config('app.read_from', '{_division.Code}', true), set_config('app.read_to', '{Last}', true), set_config('app.write_from', '{_division.Code}', true), set_config('app.write_to', '{Last}', true)", connection))
            await scope.ExecuteNonQueryAsync();
        try
        {
            for (var i = 0; i < rows; i++)
            {
                await using var insert = new NpgsqlCommand(statement, connection) { Parameters = { new() { Value = Interlocked.Increment(ref _copies) } } };
                if (await insert.ExecuteNonQueryAsync() != 1) return false;
            }
        }
        catch (PostgresException e) when (e.SqlState[..2] is "23" or "22" or "P0")
        {
            return false;
        }
        await Task.Delay(before);
        await transaction.CommitAsync();
        return true;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
