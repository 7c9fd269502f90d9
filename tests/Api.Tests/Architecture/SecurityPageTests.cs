using System.Text.RegularExpressions;
using MsaOrleans.Api.Tests.OpenApi;

namespace MsaOrleans.Api.Tests.Architecture;

/// <summary>What docs/security.md says of each requirement can be looked up.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string[] States = ["held", "partly", "open", "operator", "issuer", "none"];

    private static readonly string Root = Path.GetDirectoryName(Path.GetDirectoryName(Contract.Path)!)!;

    private static readonly string Page = File.ReadAllText(Path.Combine(Root, "docs", "security.md"));

    private static readonly (string State, string Why)[] Requirements =
    [
        .. Requirement().Matches(Page).Select(row => (row.Groups["state"].Value, row.Groups["why"].Value.Trim())),
    ];

    /// <summary>None of the chapter on WebRTC, whose seven have no rows.</summary>
    private const int WithoutRows = 7,
        All = 253;

    [Fact]
    public void Each_test_it_names_exists()
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension)
            .ToHashSet(StringComparer.Ordinal);
        var named = Named().Matches(Page).Select(name => name.Groups[1].Value).Distinct().ToList();
        Assert.True(named.Count > 50);
        Assert.All(named, name => Assert.Contains(name, files));
    }

    [Fact]
    public void Each_requirement_has_a_state_and_a_reason_and_their_sums_are_told()
    {
        Assert.Equal(All - WithoutRows, Requirements.Length);
        Assert.All(Requirements, row => Assert.True(row.Why.Length > 0 && States.Contains(row.State)));
        var counts = States.Select(state =>
            Requirements.Count(row => row.State == state) + (state == "none" ? WithoutRows : 0)
        );
        Assert.Contains($"\n| {string.Join(" | ", counts)} |\n", Page, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\| [0-9]+\.[0-9]+\.[0-9]+ \|[^|]+\| (?<state>\w+) \|(?<why>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Requirement();

    [GeneratedRegex("`([A-Z][A-Za-z]+(?:Tests|Properties|Contract))`")]
    private static partial Regex Named();
}
