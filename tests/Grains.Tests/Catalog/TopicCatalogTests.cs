using MsaOrleans.Catalog;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Tests.Catalog;

public sealed class TopicCatalogTests
{
    private static readonly TopicCodes Surface = new("sante", "terres", "surface");

    private readonly TopicCatalog _catalog = SmallCatalog.Load();

    [Theory]
    [InlineData(
        null,
        "sante/cartes/europe sante/cartes/vitale sante/cartes/autre sante/terres/surface sante/terres/autre "
            + "travail/accident/reserves travail/accident/declaration travail/accident/autre"
    )]
    [InlineData(Profile.Particulier, "sante/cartes/europe sante/cartes/vitale sante/cartes/autre")]
    [InlineData(
        Profile.Exploitant,
        "sante/cartes/europe sante/cartes/vitale sante/cartes/autre sante/terres/surface "
            + "sante/terres/autre travail/accident/declaration travail/accident/autre"
    )]
    [InlineData(Profile.Employeur, "travail/accident/reserves travail/accident/declaration travail/accident/autre")]
    [InlineData(Profile.Tiers, "")]
    public void Shows_a_profile_its_own_topics_in_the_order_of_the_files(Profile? profile, string topics)
    {
        var view = _catalog.View(profile);

        var seen =
            from theme in view.Themes
            from subject in theme.Subjects
            from reason in subject.Reasons
            select $"{theme.Code}/{subject.Code}/{reason.Code}";
        Assert.Equal(topics, string.Join(' ', seen));
        Assert.Equal((_catalog.Version, profile), (view.Version, view.Profile));
    }

    [Fact]
    public void Says_who_sees_a_node_and_which_service_it_offers()
    {
        var sante = _catalog.View(Profile.Exploitant).Themes[0];

        Assert.Equal([Profile.Particulier, Profile.Exploitant], sante.Profiles.AsEnumerable());
        Assert.Equal([Profile.Particulier, Profile.Exploitant], sante.Subjects[0].Reasons[0].Profiles.AsEnumerable());
        Assert.Equal([Profile.Exploitant], sante.Subjects[1].Reasons[0].Profiles.AsEnumerable());
        Assert.Equal(
            new OnlineServiceLink("demander-carte", "Demander ma carte", new Uri("https://www.msa.example/carte")),
            sante.Subjects[0].Reasons[0].OnlineService
        );
        Assert.Null(sante.Subjects[0].Reasons[1].OnlineService);
    }

    [Theory]
    [InlineData(Profile.Exploitant)]
    [InlineData(null)]
    public void Finds_a_topic_for_whoever_may_file_under_it(Profile? profile) =>
        Assert.Equal(
            new Topic(new("sante", "Santé"), new("terres", "Terres"), new("surface", "Ma surface")),
            _catalog.Find(Surface, profile).Accepted()
        );

    [Fact]
    public void Refuses_a_topic_of_another_profile() =>
        Assert.Equal(RefusalCode.TopicNotForProfile, _catalog.Find(Surface, Profile.Particulier).Refusal?.Code);

    [Theory]
    [InlineData("sante", "cartes", "surface")]
    [InlineData("travail", "cartes", "europe")]
    [InlineData("Sante", "terres", "surface")]
    [InlineData("sante", null, "surface")]
    public void Refuses_a_topic_that_is_not_there(string theme, string? subject, string reason) =>
        Assert.Equal(
            RefusalCode.UnknownTopic,
            _catalog.Find(new TopicCodes(theme, subject!, reason), Profile.Exploitant).Refusal?.Code
        );

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("sante", null, null, "Santé")]
    [InlineData("sante", "terres", null, "Santé/Terres")]
    [InlineData("sante", "terres", "surface", "Santé/Terres/Ma surface")]
    public void Names_a_place_in_the_catalogue_at_any_depth(
        string? theme,
        string? subject,
        string? reason,
        string? labels
    )
    {
        var node = _catalog.FindNode(theme, subject, reason).Accepted();

        Assert.Equal(
            labels ?? "",
            string.Join(
                '/',
                new[] { node.Theme, node.Subject, node.Reason }.OfType<CodeLabel>().Select(part => part.Label)
            )
        );
    }

    [Theory]
    [InlineData("sante", "accident", null)]
    [InlineData("sante", null, "surface")]
    [InlineData(null, "terres", null)]
    public void Knows_no_place_that_is_not_there_or_has_no_parent(string? theme, string? subject, string? reason) =>
        Assert.Equal(RefusalCode.UnknownTopic, _catalog.FindNode(theme, subject, reason).Refusal?.Code);

    [Fact]
    public void Finds_an_online_service_with_the_topic_that_it_pre_fills()
    {
        Assert.Equal(
            new OnlineServiceView(
                "demander-carte",
                "Demander ma carte",
                new Uri("https://www.msa.example/carte"),
                new Topic(new("sante", "Santé"), new("cartes", "Cartes"), new("europe", "Ma carte européenne"))
            ),
            _catalog.FindOnlineService("demander-carte").Accepted()
        );
        Assert.Equal(
            new OnlineServiceView("payer", "Payer", new Uri("https://www.msa.example/payer"), null),
            _catalog.FindOnlineService("payer").Accepted()
        );
        Assert.Equal(RefusalCode.UnknownOnlineService, _catalog.FindOnlineService("voler").Refusal?.Code);
    }

    [Theory]
    [InlineData("demander-carte", "europe", true)]
    [InlineData("demander-carte", "vitale", false)]
    [InlineData("payer", "europe", false)]
    public void Knows_which_reasons_offer_a_service(string service, string reason, bool offers) =>
        Assert.Equal(offers, _catalog.OffersOnReason(service, reason));

    [Fact]
    public void Changes_version_with_the_content_alone()
    {
        Assert.Matches("^[0-9a-f]{16}$", _catalog.Version);
        Assert.Equal(_catalog.Version, SmallCatalog.Load(sante: SmallCatalog.Sante.ReplaceLineEndings(" ")).Version);
        Assert.NotEqual(
            _catalog.Version,
            SmallCatalog
                .Load(sante: SmallCatalog.Sante.Replace("Terres", "Parcelles", StringComparison.Ordinal))
                .Version
        );
        Assert.NotEqual(
            _catalog.Version,
            SmallCatalog
                .Load(services: SmallCatalog.Services.Replace("/payer", "/regler", StringComparison.Ordinal))
                .Version
        );
    }
}
