using Npgsql;
using NpgsqlTypes;

namespace ReliefApi.Benchmarks.Provinces;

/// <summary>Rows on their way into one table by binary COPY.</summary>
internal sealed class Sheet(NpgsqlConnection connection, string table, string columns) : IDisposable
{
    private readonly NpgsqlBinaryImporter _importer = connection.BeginBinaryImport($"copy relief.{table} ({columns}) from stdin (format binary)");

    public long Rows { get; private set; }

    public Sheet Row()
    {
        _importer.StartRow();
        Rows++;
        return this;
    }

    public Sheet Add(Guid value) => Put<Guid>(value, NpgsqlDbType.Uuid);

    public Sheet Add(string? value)
    {
        if (value is null) _importer.WriteNull();
        else _importer.Write(value, NpgsqlDbType.Text);
        return this;
    }

    public Sheet Add(int? value) => Put<int>(value, NpgsqlDbType.Integer);

    public Sheet Add(decimal? value) => Put<decimal>(value, NpgsqlDbType.Numeric);

    public Sheet Add(DateOnly? value) => Put<DateOnly>(value, NpgsqlDbType.Date);

    public Sheet Add(DateTimeOffset? value) => Put<DateTimeOffset>(value, NpgsqlDbType.TimestampTz);

    public Sheet Add(bool value) => Put<bool>(value, NpgsqlDbType.Boolean);

    public Sheet Add(byte[] value)
    {
        _importer.Write(value, NpgsqlDbType.Bytea);
        return this;
    }

    public long Complete()
    {
        _importer.Complete();
        return Rows;
    }

    public void Dispose() => _importer.Dispose();

    private Sheet Put<T>(T? value, NpgsqlDbType type) where T : struct
    {
        if (value is { } given) _importer.Write(given, type);
        else _importer.WriteNull();
        return this;
    }
}
