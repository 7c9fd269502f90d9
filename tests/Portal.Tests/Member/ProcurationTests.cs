using System.Collections.Immutable;
using Microsoft.Playwright;
using MsaOrleans.Mailboxes;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

/// <summary>A member invites proxies, and changes and revokes procurations.</summary>
[Collection(PortalCollection.Name)]
public sealed class ProcurationTests(Hosting.Portal portal)
{
    [Fact]
    public async Task A_procuration_is_changed_and_revoked()
    {
        await portal.GrantAsync("helene", "Hélène Roy", "isidore");
        await using var visitor = await portal.MemberAsync("helene", options: new() { TimezoneId = "Indian/Reunion" });
        var page = visitor.Page;
        await visitor.OpenAsync("/member/proxies.html");
        await page.Button("Modifier la procuration de Nom de isidore").ClickAsync();
        await page.GetByLabel("Nom et prénom").FillAsync("Isidore Paul");
        await page.GetByLabel("Dernier jour inclus").FillAsync("2099-03-29");
        await page.Button("Enregistrer").ClickAsync();
        await Expect(
                page.GetByRole(AriaRole.Status)
                    .Filter(new() { HasText = "La procuration d’Isidore Paul est modifiée." })
            )
            .ToBeFocusedAsync();
        await Expect(page.Title("En vigueur")).ToBeVisibleAsync();
        await Expect(page.GetByText("au dimanche 29 mars 2099 inclus")).ToBeVisibleAsync();
        // The last day lasts until the next one begins in Paris, where clocks were put forward that night.
        var granted = Assert.Single(await ProxiesAsync("helene"));
        Assert.Equal(DateTimeOffset.Parse("2099-03-29T22:00:00Z", null), granted.Until);

        await page.Button("Modifier la procuration d’Isidore Paul").ClickAsync();
        await Expect(page.Title("Modifier la procuration d’Isidore Paul")).ToBeFocusedAsync();
        await page.GetByLabel("Premier jour").FillAsync("2099-03-29");
        await page.Button("Enregistrer").ClickAsync();
        await Expect(page.Title("À venir")).ToBeVisibleAsync();
        Assert.Equal(
            granted with
            {
                From = DateTimeOffset.Parse("2099-03-28T23:00:00Z", null),
                InForce = false,
            },
            Assert.Single(await ProxiesAsync("helene"))
        );

        await page.Button("Révoquer la procuration d’Isidore Paul").ClickAsync();
        await page.Button("Garder la procuration").ClickAsync();
        await Expect(page.Button("Révoquer la procuration d’Isidore Paul")).ToBeFocusedAsync();
        await page.Button("Révoquer la procuration d’Isidore Paul").ClickAsync();
        await page.Button("Révoquer").ClickAsync();
        await Expect(
                page.GetByRole(AriaRole.Status)
                    .Filter(new() { HasText = "La procuration d’Isidore Paul est révoquée." })
            )
            .ToBeFocusedAsync();
        Assert.Empty(await ProxiesAsync("helene"));
    }

    [Fact]
    public async Task What_is_wrong_with_an_invitation_is_said_beside_it_and_nothing_is_lost()
    {
        await using var visitor = await portal.MemberAsync("justin");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/proxies.html");
        await page.Button("Envoyer l’invitation").ClickAsync();
        await DescribedAsync("Nom et prénom", "Indiquez le nom du mandataire.");
        await DescribedAsync("Adresse électronique", "Indiquez son adresse électronique");
        await DescribedAsync("J’ai lu ces termes", "cochez la case");

        await page.GetByLabel("Nom et prénom").FillAsync("Justine Vert");
        await page.GetByLabel("Adresse électronique").FillAsync("pas une adresse");
        await page.GetByLabel("J’ai lu ces termes").CheckAsync();
        await page.Button("Envoyer l’invitation").ClickAsync();
        await DescribedAsync("Adresse électronique", "Adresse électronique invalide.");

        await page.GetByLabel("Adresse électronique").FillAsync("justine@invite.example");
        await page.GetByLabel("Premier jour").FillAsync("2099-05-02");
        await page.GetByLabel("Dernier jour inclus").FillAsync("2099-05-01");
        await page.Button("Envoyer l’invitation").ClickAsync();
        await DescribedAsync("Dernier jour inclus", "La fin doit suivre le début");

        await page.ReloadAsync();
        await Expect(page.GetByLabel("Nom et prénom")).ToHaveValueAsync("Justine Vert");
        await Expect(page.GetByLabel("Dernier jour inclus")).ToHaveValueAsync("2099-05-01");
        await Expect(page.GetByLabel("J’ai lu ces termes")).Not.ToBeCheckedAsync();
        await page.GetByLabel("Dernier jour inclus").FillAsync("2099-05-02");
        await page.GetByLabel("J’ai lu ces termes").CheckAsync();
        await page.Button("Envoyer l’invitation").ClickAsync();
        await Expect(page.GetByText("Du samedi 2 mai 2099 au samedi 2 mai 2099 inclus")).ToBeVisibleAsync();

        Task DescribedAsync(string label, string error) =>
            Expect(page.GetByLabel(label))
                .ToHaveAccessibleDescriptionAsync(
                    new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(error))
                );
    }

    [Fact]
    public async Task An_invitation_being_written_is_kept_while_a_procuration_is_changed()
    {
        await portal.GrantAsync("mathilde", "Mathilde Roy", "norbert");
        await using var visitor = await portal.MemberAsync("mathilde");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/proxies.html");
        await page.GetByLabel("Nom et prénom").FillAsync("Ophélie Noir");

        await page.Button("Modifier la procuration de Nom de norbert").ClickAsync();
        await Expect(page.GetByLabel("Nom et prénom")).ToHaveValueAsync("Nom de norbert");
        await page.GetByLabel("Nom et prénom").FillAsync("Un nom abandonné");
        await page.Button("Annuler").ClickAsync();
        await Expect(page.Title("Inviter un mandataire")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Nom et prénom")).ToHaveValueAsync("Ophélie Noir");

        await page.Button("Modifier la procuration de Nom de norbert").ClickAsync();
        await page.GetByLabel("Nom et prénom").FillAsync("Norbert Vert");
        await page.Button("Enregistrer").ClickAsync();
        await Expect(page.GetByText("La procuration de Norbert Vert est modifiée.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Nom et prénom")).ToHaveValueAsync("Ophélie Noir");
        Assert.Equal("Norbert Vert", Assert.Single(await ProxiesAsync("mathilde")).Name);
    }

    [Fact]
    public async Task A_procuration_revoked_while_its_form_is_open_leaves_nothing_to_change()
    {
        await portal.GrantAsync("quentine", "Quentine Roy", "romain");
        await portal.GrantAsync("quentine", "Quentine Roy", "sixtine");
        await using var visitor = await portal.MemberAsync("quentine");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/proxies.html");
        await page.Button("Modifier la procuration de Nom de romain").ClickAsync();
        await RevokeAsync("Nom de sixtine");
        await Expect(page.Title("Modifier la procuration de Nom de romain")).ToBeVisibleAsync();
        await RevokeAsync("Nom de romain");
        await Expect(page.Title("Inviter un mandataire")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Nom et prénom")).ToHaveValueAsync("");
        Assert.Empty(await ProxiesAsync("quentine"));

        async Task RevokeAsync(string name)
        {
            await page.Button($"Révoquer la procuration de {name}").ClickAsync();
            await page.Button("Révoquer").ClickAsync();
            await Expect(
                    page.GetByRole(AriaRole.Status)
                        .Filter(new() { HasText = $"La procuration de {name} est révoquée." })
                )
                .ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task What_is_done_is_said_to_be_done_even_when_the_list_cannot_be_shown_anew()
    {
        const string Proxies = "**/proxies",
            NotShown = " La liste affichée ici n’a pas pu être mise à jour\u00a0: rechargez la page.";
        await portal.GrantAsync("pascal", "Pascal Roy", "quiterie");
        await using var visitor = await portal.MemberAsync("pascal");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/proxies.html");
        await page.InviteAsync("Rosine Blanc", "rosine@invite.example");
        await page.RouteAsync(Proxies, route => route.AbortAsync());
        await page.Button("Envoyer l’invitation").ClickAsync();
        await Expect(
                page.GetByText(
                    $"L’invitation est envoyée à Rosine Blanc, à l’adresse rosine@invite.example.{NotShown}",
                    new() { Exact = true }
                )
            )
            .ToBeVisibleAsync();

        await page.UnrouteAsync(Proxies);
        await page.ReloadAsync();
        await page.Button("Révoquer la procuration de Nom de quiterie").ClickAsync();
        await page.RouteAsync(Proxies, route => route.AbortAsync());
        await page.Button("Révoquer").ClickAsync();
        await Expect(
                page.GetByText($"La procuration de Nom de quiterie est révoquée.{NotShown}", new() { Exact = true })
            )
            .ToBeVisibleAsync();
        Assert.Empty(await ProxiesAsync("pascal"));
    }

    [Fact]
    public async Task A_date_half_typed_is_not_taken_for_no_date()
    {
        await using var visitor = await portal.MemberAsync("lazare");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/proxies.html");
        await page.InviteAsync("Marthe Leroy", "marthe@invite.example");
        await page.GetByLabel("Dernier jour inclus").PressSequentiallyAsync("12");
        await page.Button("Envoyer l’invitation").ClickAsync();
        await Expect(page.GetByLabel("Dernier jour inclus"))
            .ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("Indiquez une date complète"));
        await Expect(page.Title("Invitations en attente")).ToHaveCountAsync(0);
    }

    private async Task<ImmutableArray<ProxyView>> ProxiesAsync(string sub)
    {
        using var member = await portal.AsMemberAsync(sub);
        return await Correspondence.ReadAsync<ImmutableArray<ProxyView>>(
            await member.GetAsync($"/api/v1/mailboxes/{sub}/proxies")
        );
    }
}
