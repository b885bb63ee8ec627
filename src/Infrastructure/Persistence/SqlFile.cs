namespace ReliefApi.Infrastructure.Persistence;

/// <summary>Functions, triggers and policies live in versioned SQL files beside this one.</summary>
internal static class SqlFile
{
    public static string Read(string name)
    {
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream($"ReliefApi.Infrastructure.Persistence.Sql.{name}")
            ?? throw new InvalidOperationException($"No embedded SQL file {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
