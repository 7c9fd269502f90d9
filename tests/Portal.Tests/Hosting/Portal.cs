using Microsoft.Playwright;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Portal.Tests.Hosting;

/// <summary>
/// The service with its pages, and Debian's Chromium to open them in; each test names its own people.
/// </summary>
public sealed class Portal : IAsyncLifetime
{
    /// <summary>
    /// The shell, where there is one: the same engine without the windows that nobody sees, which take most of the
    /// time.
    /// </summary>
    private static readonly string Chromium = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.First(
        File.Exists
    );

    /// <summary>
    /// No sandbox, for whoever runs the tests as root; and nothing that a browser asks its maker for.
    /// </summary>
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("msa-portal-").FullName;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!,
        _enlarging = null!;

    public Service Service { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Service = await Service.StartAsync(_folder, ("Limits:SubmissionsPerHour", "60"), ("Demo:Seed", "true"));
        Assertions.SetDefaultExpectTimeout(Visitor.Timeout);
        _playwright = await Playwright.CreateAsync();
        _browser = await LaunchAsync();
        _enlarging = await LaunchAsync("--blink-settings=defaultFontSize=32");
    }

    public async Task DisposeAsync()
    {
        await _browser.CloseAsync();
        await _enlarging.CloseAsync();
        _playwright.Dispose();
        await Service.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Somebody with a browser of their own, who may be signed in already.</summary>
    public Task<Visitor> VisitAsync(object? claims = null, BrowserNewContextOptions? options = null) =>
        VisitAsync(_browser, claims, options);

    /// <summary>Somebody whose browser writes twice as large.</summary>
    public Task<Visitor> EnlargeAsync(object? claims, BrowserNewContextOptions options) =>
        VisitAsync(_enlarging, claims, options);

    private Task<IBrowser> LaunchAsync(params string[] arguments) =>
        _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = [.. Arguments, .. arguments] });

    private async Task<Visitor> VisitAsync(IBrowser browser, object? claims, BrowserNewContextOptions? options)
    {
        options ??= new();
        options.BaseURL ??= $"{Service.Http.BaseAddress}";
        options.Locale = "fr-FR";
        options.TimezoneId ??= "Europe/Paris";
        var context = await browser.NewContextAsync(options);
        if (claims is not null)
            Assert.True((await context.APIRequest.PostAsync("/api/v1/demo/session", new() { DataObject = claims })).Ok);
        return await Visitor.OfAsync(context);
    }

    public Task<Visitor> MemberAsync(
        string sub,
        string? name = null,
        string profile = "particulier",
        BrowserNewContextOptions? options = null
    ) =>
        VisitAsync(
            new
            {
                sub,
                role = "member",
                fund = "picardie",
                name = name ?? $"Nom de {sub}",
                email = $"{sub}@membre.example",
                profile,
            },
            options
        );

    public Task<Visitor> StaffAsync(
        string sub,
        string? name = null,
        string fund = "picardie",
        string role = "agent",
        BrowserNewContextOptions? options = null
    ) =>
        VisitAsync(
            new
            {
                sub,
                role,
                fund,
                name = name ?? $"Nom de {sub}",
            },
            options
        );
}
