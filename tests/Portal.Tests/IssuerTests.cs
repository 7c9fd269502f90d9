using Microsoft.Playwright;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Api.Tests.Hosting.OpenIdConnect;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests;

/// <summary>The way in through an issuer, which is another site, and the only way there is.</summary>
[Collection(PortalCollection.Name)]
public sealed class IssuerTests : IClassFixture<RunningIssuer>
{
    private const string Draft = "Bonjour, mon message est commencé.";
    private const string Page = "/member/new.html?service=declarer-changement-situation";

    private readonly Hosting.Portal _portal;
    private readonly Issuer _issuer;
    private readonly Service _service;

    public IssuerTests(Hosting.Portal portal, RunningIssuer running)
    {
        (_portal, _issuer, _service) = (portal, running.Issuer, running.Service);
        _issuer.Reset();
        _issuer.Account = null;
    }

    [Fact]
    public async Task Whoever_signs_in_finds_the_page_they_wanted_and_their_draft_again_after_the_session_has_ended()
    {
        await using var visitor = await VisitAsync();
        await visitor.Page.GotoAsync(Page);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Je suis irene" }).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(At(Page));
        await Expect(visitor.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Nom de irene");
        await visitor.Page.GetByRole(AriaRole.Textbox).FillAsync(Draft);

        await EndSessionAsync(visitor);
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Textbox)).ToHaveValueAsync(Draft);
        await Expect(visitor.Page).ToHaveURLAsync(At(Page));
        Assert.Equal(2, _issuer.Asked.Count(asked => asked.Path == "token"));
    }

    [Fact]
    public async Task Whoever_signs_out_is_out_at_the_issuer_too_and_is_not_brought_back_in()
    {
        await using var visitor = await VisitAsync();
        await visitor.OpenAsync("/");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Se connecter" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Je suis isidore" }).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(At("/member/"));
        var other = await visitor.Context.NewPageAsync();
        await other.GotoAsync("/member/preferences.html");
        await Expect(other.GetByRole(AriaRole.Banner)).ToContainTextAsync("Nom de isidore");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        foreach (var page in new[] { visitor.Page, other })
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Se connecter" })).ToBeVisibleAsync();
        await Expect(visitor.Page).ToHaveURLAsync(At("/"));
        Assert.DoesNotContain(
            await visitor.Context.CookiesAsync(),
            cookie => cookie.Name is "msa-session" or "msa-hint" or Issuer.SessionCookie
        );

        await visitor.OpenAsync("/member/");
        await Expect(visitor.Page.GetByRole(AriaRole.Main))
            .ToContainTextAsync("Connectez-vous pour ouvrir la page demandée.");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Se connecter" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Je suis irene" }).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(At("/member/"));
    }

    [Fact]
    public async Task A_session_that_no_sooner_begins_than_it_ends_sends_nobody_to_and_fro()
    {
        await using var visitor = await VisitAsync();
        await visitor.Page.RouteAsync(
            "**/api/v1/me",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = 401,
                        ContentType = "application/problem+json",
                        Body = "{}",
                    }
                )
        );
        await visitor.Page.GotoAsync("/member/");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Je suis irene" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Se connecter" })).ToBeVisibleAsync();
        Assert.Single(_issuer.Asked, asked => asked.Path == "token");
    }

    [Theory]
    [InlineData("access_denied", "La connexion a été annulée.")]
    [InlineData("server_error", "Le service d’identification ne répond pas. Réessayez dans quelques instants.")]
    [InlineData(
        "unauthorized_client",
        "La connexion n’a pas abouti\u00a0: elle a été interrompue, ou a pris trop de temps. Réessayez."
    )]
    public async Task What_went_wrong_is_said_and_can_be_tried_again(string error, string sentence)
    {
        _issuer.Error = error;
        await using var visitor = await VisitAsync();
        await visitor.OpenAsync(Page);
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(sentence);
        Assert.Empty(await visitor.BarriersAsync());

        _issuer.Error = null;
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Se connecter" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Je suis irene" }).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(At(Page));
    }

    [Fact]
    public async Task Whoever_has_no_access_can_change_accounts()
    {
        _issuer.Account = Accounts.Of("ingrid", role: null);
        await using var visitor = await VisitAsync();
        await visitor.OpenAsync(Page);
        await Expect(visitor.Page.GetByRole(AriaRole.Alert))
            .ToContainTextAsync("votre compte ne donne pas accès à cette messagerie");
        Assert.Empty(await visitor.BarriersAsync());
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Changer de compte" }).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(At("/"));
        Assert.DoesNotContain("id_token_hint", _issuer.LastAsked("end").Keys);
    }

    [Fact]
    public async Task Where_no_way_in_is_set_up_the_page_says_so()
    {
        await using var visitor = await VisitAsync();
        await visitor.Page.RouteAsync(
            "**/api/v1/session",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        ContentType = "application/json",
                        Body = """{"demo":false,"issuer":false,"automatic":false}""",
                    }
                )
        );
        await visitor.OpenAsync("/?retour=%2Fmember%2F");
        await Expect(visitor.Page.GetByRole(AriaRole.Main))
            .ToContainTextAsync("Aucun moyen de se connecter n’est en place sur ce service.");
        Assert.Empty(await visitor.BarriersAsync());
    }

    private Task<Visitor> VisitAsync() =>
        _portal.VisitAsync(options: new() { BaseURL = $"{_service.Http.BaseAddress}" });

    private string At(string page) => $"{_service.Http.BaseAddress}{page[1..]}";

    /// <summary>As when a token has ended, more than a minute after the sign-in.</summary>
    private static async Task EndSessionAsync(Visitor visitor)
    {
        await visitor.Context.ClearCookiesAsync(new() { Name = "msa-session" });
        await visitor.Context.ClearCookiesAsync(new() { Name = "msa-pause" });
    }
}
