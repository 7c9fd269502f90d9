using MsaOrleans.Api.Tests.OpenApi;

namespace MsaOrleans.Api.Tests.Architecture;

/// <summary>What the formatter leaves as it is: long texts and comments, and files that grew.</summary>
public sealed class FormTests
{
    private const int LongestLine = 120,
        LongestFile = 250;

    private const string Tests = "tests";

    private static readonly string Root = Path.GetDirectoryName(Path.GetDirectoryName(Contract.Path)!)!;

    private static readonly string[] Production = ["Api", "Grains", "Grains.Interfaces", "Silo"];

    private static readonly (string Name, string[] Lines)[] Files =
    [
        .. Production
            .Append(Tests)
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, project), "*.cs", Everywhere))
            .Select(path => (Name: Path.GetRelativePath(Root, path), Path: path))
            .Where(file => !file.Name.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))
            .Select(file => (file.Name, File.ReadAllLines(file.Path))),
    ];

    private static EnumerationOptions Everywhere => new() { RecurseSubdirectories = true };

    [Fact]
    public void No_line_is_longer_than_120_columns() =>
        Assert.Empty(
            from file in Files
            where !IsTest(file.Name)
            from line in file.Lines.Index()
            where line.Item.Length > LongestLine
            select $"{file.Name}:{line.Index + 1} has {line.Item.Length} columns"
        );

    [Fact]
    public void No_file_is_longer_than_250_lines() =>
        Assert.Empty(
            Files
                .Where(file => file.Lines.Length > LongestFile)
                .Select(file => $"{file.Name} has {file.Lines.Length} lines")
        );

    [Fact]
    public void Every_project_is_looked_at() =>
        Assert.Equal([.. Production, Tests], Files.Select(file => ProjectOf(file.Name)).Distinct());

    private static bool IsTest(string name) => ProjectOf(name) == Tests;

    private static string ProjectOf(string name) => name.Split(Path.DirectorySeparatorChar)[0];
}
