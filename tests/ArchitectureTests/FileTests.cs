using System.Text.RegularExpressions;

namespace ReliefApi.ArchitectureTests;

/// <summary>How the sources are laid out.</summary>
public sealed partial class FileTests
{
    [Fact]
    public void No_file_is_longer_than_300_lines_and_no_use_case_longer_than_150()
    {
        SourceFiles.Beside("src").Where(f => f.Lines > 300).Select(f => f.Path).ShouldBeEmpty();
        var useCases = SourceFiles.In("Application").Where(f => f.Text.Contains(": IRequestHandler<", StringComparison.Ordinal)).ToList();
        useCases.ShouldNotBeEmpty();
        useCases.Where(f => f.Lines > 150).Select(f => $"{f.Path}: {f.Lines}").ShouldBeEmpty();
    }

    [Fact]
    public void A_file_with_one_type_is_named_after_it()
    {
        var declaring = SourceFiles.Beside("src").Where(f => Declaration().IsMatch(f.Text)).ToList();
        declaring.ShouldNotBeEmpty();
        declaring.Where(f => Declaration().Matches(f.Text).Select(m => m.Groups["name"].Value).ToList() is { Count: 1 } only && only[0] != Path.GetFileNameWithoutExtension(f.Name))
            .Select(f => f.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_use_case_file_is_named_after_its_request()
    {
        var useCases = SourceFiles.In("Application").Where(f => f.Text.Contains(": IRequestHandler<", StringComparison.Ordinal)).ToList();
        useCases.ShouldNotBeEmpty();
        useCases.Where(f => !Regex.IsMatch(f.Text, $@"\brecord {Path.GetFileNameWithoutExtension(f.Name)}\b")).Select(f => f.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Folders_are_named_after_what_they_hold_and_stay_shallow()
    {
        string[] empty = ["Commands", "Queries", "Interfaces", "Enums", "Helpers", "Utils", "Utilities", "Shared", "Extensions", "Managers", "Services"];
        var folders = SourceFiles.Beside("src").Concat(SourceFiles.Beside("tests")).Select(f => Path.GetDirectoryName(f.Path)!).Distinct().ToList();
        folders.Count.ShouldBeGreaterThan(10);
        folders.Where(f => f.Split(Path.DirectorySeparatorChar).Intersect(empty, StringComparer.OrdinalIgnoreCase).Any()).ShouldBeEmpty();
        folders.Where(f => f.StartsWith("src", StringComparison.Ordinal) && f.Split(Path.DirectorySeparatorChar).Length > 4).ShouldBeEmpty();
    }

    [GeneratedRegex(@"^(?:public |internal )(?:static |sealed |abstract |partial |readonly )*(?:class|record struct|record|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
