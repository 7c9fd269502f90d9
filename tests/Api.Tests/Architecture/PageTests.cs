using System.Text.RegularExpressions;
using MsaOrleans.Api.Tests.OpenApi;

namespace MsaOrleans.Api.Tests.Architecture;

/// <summary>The pages for people: each is found from the README, and no link leads nowhere.</summary>
public sealed partial class PageTests
{
    private static readonly string Root = Path.GetDirectoryName(Path.GetDirectoryName(Contract.Path)!)!;

    private static readonly string[] Pages =
    [
        .. Directory.EnumerateFiles(Root, "*.md"),
        .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories),
    ];

    [Fact]
    public void The_README_names_every_page_of_the_documentation()
    {
        var named = Links(Path.Combine(Root, "README.md")).Select(link => link.File);
        var docs = Pages.Where(page => Path.GetDirectoryName(page) == Path.Combine(Root, "docs"));
        Assert.Equal([], docs.Except(named));
    }

    [Fact]
    public void Every_link_leads_to_a_file_and_a_heading_that_are_there() =>
        Assert.Empty(
            from page in Pages
            from link in Links(page)
            where !Path.Exists(link.File) || link.Heading.Length > 0 && !Headings(link.File).Contains(link.Heading)
            select $"{Path.GetRelativePath(Root, page)}: {link}"
        );

    private static IEnumerable<(string File, string Heading)> Links(string page) =>
        from Match link in Link().Matches(Code().Replace(File.ReadAllText(page), ""))
        let target = link.Groups[1].Value.Split('#')
        where !target[0].Contains(':', StringComparison.Ordinal)
        select (
            target[0].Length == 0 ? page : Path.GetFullPath(target[0], Path.GetDirectoryName(page)!),
            target.ElementAtOrDefault(1) ?? ""
        );

    /// <summary>As GitHub makes anchors of them.</summary>
    private static HashSet<string> Headings(string page) =>
        [
            .. Heading()
                .Matches(Code().Replace(File.ReadAllText(page), ""))
                .Select(heading =>
                    Punctuation().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-')
                ),
        ];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"^\s*```.*?^\s*```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
