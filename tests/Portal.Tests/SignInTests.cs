using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests;

[Collection(PortalCollection.Name)]
public sealed class SignInTests(Hosting.Portal portal)
{
    private const string TellsWhenTheBoardWasHeard = """
        const ask = fetch;
        window.fetch = async (address, options) => {
          const answer = await ask(address, options);
          if (address.includes('/board?')) answer.clone().text().then(() => setTimeout(() => console.debug('heard')));
          return answer;
        };
        """;

    /// <summary>
    /// Other sites, and addresses of the API, however they are written: opening some of it does something.
    /// </summary>
    private static readonly string[] NoPages =
    [
        "https://ailleurs.example/",
        "//ailleurs.example/",
        "javascript:alert(1)",
        "http://[",
        "/api/v1/session/sign-out",
        "/API/v1/session/sign-out",
        "/%61pi/v1/session/sign-out",
        "/api%2Fv1/session/sign-out",
        "/.//api/v1/session/sign-out",
        "/member/..\\api\\v1\\session\\sign-out",
        "/a\tpi/v1/session/sign-out",
        "/member/%ff",
    ];

    [Theory]
    [InlineData("Jean-Sébastien Martin", "Mes messages et mes réponses")]
    [InlineData("Claire Dubois", "Tableau de bord")]
    [InlineData("Nadine Girard", "Tableau de bord")]
    public async Task A_persona_is_home_after_one_press_and_out_after_another(string name, string home)
    {
        await using var visitor = await portal.VisitAsync();
        await visitor.OpenAsync("/");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = home, Level = 1 })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync(name);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = name })).ToBeVisibleAsync();
        await visitor.Page.GotoAsync("/member/");
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = name })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("Sylvie Moreau", "supervisor", "Sylvie Moreau responsable")]
    [InlineData("Administration", "admin", "Administration")]
    public async Task A_role_is_said_beside_a_name_that_does_not_say_it(string name, string role, string said)
    {
        await using var visitor = await portal.StaffAsync("sophie", name, role: role);
        await visitor.OpenAsync("/agent/");
        await Expect(visitor.Page.Locator(".reader > span")).ToHaveTextAsync(said);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    public async Task What_the_page_still_waits_for_does_not_hold_up_a_sign_out(int status)
    {
        await using var visitor = await portal.StaffAsync($"severine-{status}");
        var page = visitor.Page;
        var (asked, left) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.AddInitScriptAsync(TellsWhenTheBoardWasHeard);
        await page.RouteAsync(
            "**/board?*",
            async route =>
            {
                asked.SetResult();
                await left.Task;
                await (
                    status == 200
                        ? route.ContinueAsync()
                        : route.FulfillAsync(
                            new()
                            {
                                Status = status,
                                ContentType = "application/problem+json",
                                Body = "{}",
                            }
                        )
                );
            }
        );
        await page.RouteAsync(
            "**/session/sign-out",
            async route =>
            {
                await page.RunAndWaitForConsoleMessageAsync(
                    () => Task.FromResult(left.TrySetResult()),
                    new() { Predicate = message => message.Text == "heard" }
                );
                await route.ContinueAsync();
            }
        );
        await page.GotoAsync("/agent/");
        await asked.Task;
        await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Claire Dubois" })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync($"{portal.Service.Http.BaseAddress}");
    }

    [Fact]
    public async Task Whoever_is_asked_to_sign_in_then_finds_the_page_they_wanted()
    {
        await using var visitor = await portal.VisitAsync();
        await visitor.Page.GotoAsync("/member/new.html?service=declarer-changement-situation");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Jean-Sébastien Martin" }).ClickAsync();
        await Expect(visitor.Page)
            .ToHaveURLAsync(
                new System.Text.RegularExpressions.Regex("/member/new\\.html\\?service=declarer-changement-situation")
            );
    }

    [Fact]
    public async Task A_way_back_that_is_no_page_of_ours_is_not_taken()
    {
        await using var visitor = await portal.MemberAsync("salome");
        foreach (var address in NoPages)
        {
            await visitor.Page.GotoAsync($"/?retour={Uri.EscapeDataString(address)}");
            await Expect(visitor.Page).ToHaveURLAsync($"{portal.Service.Http.BaseAddress}member/");
            Assert.Contains(await visitor.Context.CookiesAsync(), cookie => cookie.Name == "msa-session");
        }
    }

    [Theory]
    [InlineData(
        "Bonjour, mon message est commencé.",
        "Connectez-vous pour ouvrir la page demandée. Ce que vous aviez commencé à y écrire est gardé sur cet appareil."
    )]
    [InlineData("", "Connectez-vous pour ouvrir la page demandée.")]
    public async Task Only_what_was_begun_is_said_to_be_kept(string text, string said)
    {
        await using var visitor = await portal.MemberAsync("sidonie");
        var page = visitor.Page;
        await page.RouteAsync(
            "**/api/v1/session",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        ContentType = "application/json",
                        Body = """{"demo":false,"issuer":true,"automatic":false}""",
                    }
                )
        );
        await visitor.OpenAsync("/member/new.html?service=declarer-changement-situation");
        await page.GetByRole(AriaRole.Textbox).FillAsync(text);
        await visitor.Context.ClearCookiesAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("Connectez-vous pour ouvrir")).ToHaveTextAsync(said);
    }

    [Theory]
    [InlineData("/.//ailleurs.example/")]
    [InlineData("/member/..//ailleurs.example/")]
    public async Task A_way_back_that_only_looks_like_ours_stays_here(string address)
    {
        await using var visitor = await portal.MemberAsync("salome");
        await visitor.Page.RouteAsync(
            url => url.EndsWith("//ailleurs.example/", StringComparison.Ordinal),
            route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Ici</title>" })
        );
        await visitor.Page.GotoAsync($"/?retour={Uri.EscapeDataString(address)}");
        await Expect(visitor.Page).ToHaveTitleAsync("Ici");
        Assert.Equal($"{portal.Service.Http.BaseAddress}/ailleurs.example/", visitor.Page.Url);
    }

    [Fact]
    public async Task Another_person_in_the_same_browser_takes_over_every_tab()
    {
        await using var visitor = await portal.MemberAsync("solange", name: "Solange Roy");
        await visitor.OpenAsync("/member/");
        var other = await visitor.Context.NewPageAsync();
        await other.GotoAsync("/member/");
        await other.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Lucie Petit" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Lucie Petit");
    }

    [Fact]
    public async Task Signing_out_asks_before_it_throws_a_begun_message_away()
    {
        await using var visitor = await portal.MemberAsync("sabrina");
        await visitor.OpenAsync("/member/new.html?service=declarer-changement-situation");
        await visitor.Page.GetByRole(AriaRole.Textbox).FillAsync("Bonjour, mon message est commencé.");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        var question = visitor.Page.GetByRole(AriaRole.Dialog);
        await question.GetByRole(AriaRole.Button, new() { Name = "Rester" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("Bonjour, mon message est commencé.");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Effacer et se déconnecter" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Lucie Petit" })).ToBeVisibleAsync();
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("localStorage.length"));
    }

    [Fact]
    public async Task No_script_ever_sees_a_token()
    {
        await using var visitor = await portal.MemberAsync("simone");
        await visitor.OpenAsync("/member/");
        Assert.Equal("", await visitor.Page.EvaluateAsync<string>("document.cookie"));
        Assert.DoesNotContain(
            "eyJ",
            await visitor.Page.EvaluateAsync<string>(
                "`${Object.values(localStorage)} ${Object.values(sessionStorage)}`"
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            await visitor.Context.CookiesAsync(),
            cookie => cookie is { Name: "msa-session", HttpOnly: true }
        );
        Assert.DoesNotContain("eyJ", await visitor.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task The_way_in_has_no_barrier(ColorScheme scheme, int width)
    {
        await using var visitor = await portal.VisitAsync(
            options: new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );
        await visitor.OpenAsync("/");
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Odile Lefèvre" })).ToBeVisibleAsync();
        Assert.Empty(await visitor.BarriersAsync());
    }
}
