using System.Runtime.CompilerServices;

namespace ReliefApi.ArchitectureTests;

/// <summary>A source file of ours.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);
    public int Lines => Text.Count(c => c == '\n');
}

internal static class SourceFiles
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>The files of one project, without what tools generate.</summary>
    public static IReadOnlyList<SourceFile> In(string project) => Beside(Path.Combine("src", project));

    public static IReadOnlyList<SourceFile> Beside(string directory)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root, directory), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations"))
            .Select(f => new SourceFile(Path.GetRelativePath(Root, f), File.ReadAllText(f))).ToList();
        files.ShouldNotBeEmpty();
        return files;
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
