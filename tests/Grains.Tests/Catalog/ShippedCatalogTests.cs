using MsaOrleans.Catalog;
using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Tests.Catalog;

public sealed class ShippedCatalogTests
{
    private static readonly TopicCatalog Shipped = CatalogFiles.Load(new CatalogOptions());

    public static TheoryData<Profile> Profiles => [.. Enum.GetValues<Profile>()];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Gives_each_profile_four_themes_and_in_each_subject_a_choice_that_ends_with_another_question(
        Profile profile
    )
    {
        var themes = Shipped.View(profile).Themes;

        Assert.True(themes.Length >= 4);
        Assert.All(
            themes.SelectMany(theme => theme.Subjects),
            subject =>
            {
                Assert.True(subject.Reasons.Length >= 2, subject.Code);
                Assert.Equal("autre", subject.Reasons[^1].Code);
                Assert.StartsWith("Autre", subject.Reasons[^1].Label, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Opens_with_the_themes_of_the_tutorial() =>
        Assert.Equal(
            [
                "Santé, Carte Vitale, remboursements, CMU, invalidité...",
                "Famille, Allocations familiales, aides au logement",
                "RSA, Prime d'activité, Aides aux personnes handicapées",
                "Retraite, carrière, réversion",
                "Cotisations Exploitants, parcellaire, affiliation, facture",
            ],
            Shipped.View(Profile.Exploitant).Themes.Take(5).Select(theme => theme.Label)
        );

    [Fact]
    public void Has_the_subjects_of_the_tutorial_under_the_family_theme() =>
        Assert.Equal(
            [
                "Mes paiements, mes décomptes \"famille\"",
                "Mes attestations \"famille\"",
                "Allocations familiales",
                "Aides au logement",
                "Aides Sociales (secours, prêts...)",
            ],
            Theme("famille").Subjects.Select(subject => subject.Label)
        );

    [Fact]
    public void Has_the_reasons_of_the_tutorial_under_family_allowances() =>
        Assert.Equal(
            [
                "Mes paiements, mes décomptes",
                "Mon attestation de paiement/non paiement Famille",
                "Mon attestation fiscale Famille",
                "Demande de quotient familial",
                "Mon dossier Famille",
                "Ma déclaration de ressources",
                "Mon changement de situation",
                "Autre",
            ],
            Theme("famille")
                .Subjects.Single(subject => subject.Code == "allocations-familiales")
                .Reasons.Select(reason => reason.Label)
        );

    /// <summary>
    /// The tutorial shows two generations of labels. Members choose the long theme; « Santé », which would stand beside
    /// it, is for third parties who write about somebody in their care, and for agents who transfer.
    /// </summary>
    [Theory]
    [InlineData(
        "Santé, Carte Vitale, remboursements, CMU, invalidité...",
        "Carte Vitale, carte européenne, certificat provisoire",
        "Ma carte européenne (soins à l'étranger)"
    )]
    [InlineData("Santé", "Cartes d'assurance maladie", "Carte Vitale")]
    [InlineData("Santé", "Droits maladie, médecin traitant", "Autre question Droits maladie")]
    [InlineData("Invalidité", "Invalidité", "Autre question Invalidité")]
    public void Has_the_topics_of_the_messages_in_the_tutorial(string theme, string subject, string reason) =>
        Assert.Contains((theme, subject, reason), Labels());

    [Fact]
    public void Offers_the_declaration_of_a_change_for_a_change_of_situation() =>
        Assert.Equal(
            "Déclarer un changement de situation",
            Theme("famille")
                .Subjects.Single(subject => subject.Code == "allocations-familiales")
                .Reasons.Single(reason => reason.Code == "mon-changement-de-situation")
                .OnlineService?.Label
        );

    [Fact]
    public void Pre_fills_a_message_from_the_request_for_a_european_card()
    {
        var service = Shipped.FindOnlineService("demander-carte-europeenne").Accepted();

        Assert.Equal("Demander ma carte européenne d'assurance maladie", service.Label);
        Assert.Equal(
            new Topic(
                new("sante", "Santé, Carte Vitale, remboursements, CMU, invalidité..."),
                new("carte-vitale", "Carte Vitale, carte européenne, certificat provisoire"),
                new("ma-carte-europeenne", "Ma carte européenne (soins à l'étranger)")
            ),
            service.Topic
        );
    }

    [Fact]
    public void Offers_only_services_that_exist_and_each_of_them_somewhere()
    {
        var offered = Shipped
            .View()
            .Themes.SelectMany(theme => theme.Subjects)
            .SelectMany(subject => subject.Reasons)
            .Select(reason => reason.OnlineService)
            .OfType<OnlineServiceLink>()
            .Distinct()
            .ToList();
        var written = CatalogFiles.Read(CatalogFiles.Shipped()).OnlineServices.Select(service => service!.Code);

        Assert.Equal(written.Order(), offered.Select(service => service.Code).Order());
    }

    [Theory]
    [InlineData(SilenceEffect.Acceptance)]
    [InlineData(SilenceEffect.Rejection)]
    public void Has_three_examples_of_what_silence_may_mean(SilenceEffect effect)
    {
        var rules =
            from theme in Shipped.View().Themes
            from subject in theme.Subjects
            from reason in subject.Reasons
            where reason.Silence?.Effect == effect
            select reason.Silence;

        Assert.Equal(3, rules.Count());
        Assert.All(rules, rule => Assert.EndsWith(".", rule.Recourse, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Never_shows_one_list_with_the_same_label_twice(Profile profile)
    {
        var themes = Shipped.View(profile).Themes;

        Assert.Distinct(themes.Select(theme => theme.Label));
        Assert.All(themes, theme => Assert.Distinct(theme.Subjects.Select(subject => subject.Label)));
        Assert.All(
            themes.SelectMany(theme => theme.Subjects),
            subject => Assert.Distinct(subject.Reasons.Select(reason => reason.Label))
        );
    }

    private static ThemeView Theme(string code) => Shipped.View().Themes.Single(theme => theme.Code == code);

    private static IEnumerable<(string Theme, string Subject, string Reason)> Labels() =>
        from theme in Shipped.View().Themes
        from subject in theme.Subjects
        from reason in subject.Reasons
        select (theme.Label, subject.Label, reason.Label);
}
