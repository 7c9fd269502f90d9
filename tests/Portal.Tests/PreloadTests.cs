using System.Text.RegularExpressions;

namespace MsaOrleans.Portal.Tests;

/// <summary>What a page is told to fetch at once is what its script imports, all of it and nothing else.</summary>
public sealed partial class PreloadTests
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static TheoryData<string> Pages =>
        new(
            Directory
                .EnumerateFiles(Root, "*.html", SearchOption.AllDirectories)
                .Where(file => ModulePattern().IsMatch(File.ReadAllText(file)))
                .Select(file => Path.GetRelativePath(Root, file))
        );

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_preloads_the_closure_of_its_imports(string page)
    {
        var html = File.ReadAllText(Path.Combine(Root, page));
        var script = ModulePattern().Match(html).Groups[1].Value;
        var closure = new HashSet<string>();
        Follow(script, closure);
        closure.Remove(script);
        Assert.Equal(closure.Order(), PreloadPattern().Matches(html).Select(match => match.Groups[1].Value).Order());
    }

    private static void Follow(string module, HashSet<string> seen)
    {
        if (!seen.Add(module))
            return;
        foreach (Match import in ImportPattern().Matches(File.ReadAllText(Root + module)))
            Follow(new Uri(new Uri($"http://portal{module}"), import.Groups[1].Value).AbsolutePath, seen);
    }

    [GeneratedRegex("""<script type="module" src="([^"]+)">""")]
    private static partial Regex ModulePattern();

    [GeneratedRegex("""<link rel="modulepreload" href="([^"]+)">""")]
    private static partial Regex PreloadPattern();

    /// <summary>Those that are there before the script begins; what it fetches later is in brackets.</summary>
    [GeneratedRegex("""^(?:import|export)\b[^;(=]*?\bfrom '([^']+)'""", RegexOptions.Multiline)]
    private static partial Regex ImportPattern();
}
