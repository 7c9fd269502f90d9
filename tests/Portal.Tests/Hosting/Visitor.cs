using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace MsaOrleans.Portal.Tests.Hosting;

/// <summary>
/// A person at a browser. What the browser complains of (a script that fails, a policy that is broken) fails the test.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>
    /// Run in the page itself: no page has a frame, whose findings would have to be gathered in a page of their own.
    /// </summary>
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly string[] Standards =
    [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ];

    /// <summary>
    /// Milliseconds for which a test waits for the page: much longer than it takes, on a machine that has other things
    /// to do.
    /// </summary>
    public const float Timeout = 30_000;

    private const string FindBarriers = """
        async standards => (await axe.run({ runOnly: standards, resultTypes: ['violations'] })).violations
          .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html} (${node.failureSummary})`))
        """;

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public IBrowserContext Context => _context;

    public static async Task<Visitor> OfAsync(IBrowserContext context)
    {
        var visitor = new Visitor(context, await context.NewPageAsync());
        visitor.Page.SetDefaultTimeout(Timeout);
        visitor.Page.PageError += (_, error) => visitor._complaints.Add(error);
        visitor.Page.Console += (_, message) => visitor.Hear(message);
        return visitor;
    }

    /// <summary>Opens a page and waits until it shows what it has to show.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await SettledAsync();
    }

    public Task SettledAsync() => Page.WaitForSelectorAsync("main:not([aria-busy])");

    /// <summary>
    /// What axe finds against WCAG 2.2 A and AA on the page as it is now, named as a reader of a test wants it.
    /// </summary>
    public async Task<IReadOnlyList<string>> BarriersAsync()
    {
        await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>(FindBarriers, Standards);
    }

    /// <summary>What went wrong so far was meant to.</summary>
    public void Forgive() => _complaints.Clear();

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.Equal("", string.Join('\n', _complaints));
    }

    /// <summary>
    /// That the API refused something, or could not be reached, is no fault of the page's, nor is an address that has
    /// no page;
    /// that a file of the page's own is missing is.
    /// </summary>
    private void Hear(IConsoleMessage message)
    {
        var isOthers =
            message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
            && (
                message.Location.Contains("/api/", StringComparison.Ordinal)
                || message.Location.StartsWith($"{Page.Url}:", StringComparison.Ordinal)
            );
        if (message.Type is "error" or "warning" && !isOthers)
            _complaints.Add($"{message.Text} ({message.Location})");
    }
}
