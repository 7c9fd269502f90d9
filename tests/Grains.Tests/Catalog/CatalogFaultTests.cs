using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.DataFiles;

namespace MsaOrleans.Grains.Tests.Catalog;

public sealed class CatalogFaultTests
{
    [Theory]
    [InlineData("\"code\": \"vitale\", ", "", "01-sante.json/sante/cartes/reason 2: code missing")]
    [InlineData(
        "\"vitale\"",
        "\"Carte Vitale\"",
        "01-sante.json/sante/cartes/Carte Vitale: code “Carte Vitale” is not lower-case letters, digits and hyphens"
    )]
    [InlineData("\"vitale\"", "\"europe\"", "01-sante.json/sante/cartes/europe: code “europe” is there twice")]
    [InlineData("\"terres\"", "\"cartes\"", "01-sante.json/sante/cartes: code “cartes” is there twice")]
    [InlineData(
        "\"code\": \"sante\"",
        "\"code\": \"travail\"",
        "02-travail.json/travail: code “travail” is there twice"
    )]
    [InlineData("\"Ma carte Vitale\"", "\" \"", "01-sante.json/sante/cartes/vitale: label missing")]
    [InlineData("\"profiles\": [\"exploitant\", \"particulier\"],", "", "01-sante.json/sante: profiles missing")]
    [InlineData(
        "[\"exploitant\"]",
        "[\"exploitant\", \"notaire\"]",
        "01-sante.json/sante/terres: profile “notaire” is unknown"
    )]
    [InlineData(
        "[\"exploitant\"]",
        "[\"exploitant\", \"tiers\"]",
        "01-sante.json/sante/terres: profile “tiers” is not one of its parent"
    )]
    [InlineData("[\"exploitant\"]", "[]", "01-sante.json/sante/terres: no profile")]
    [InlineData(
        "\"label\": \"Ma surface\"",
        "\"label\": \"Ma surface\", \"onlineService\": \"x\"",
        "01-sante.json/sante/terres/surface: online service “x” is unknown"
    )]
    [InlineData(
        "\"label\": \"Ma surface\"",
        "\"label\": \"Ma surface\", \"silence\": { \"effect\": \"oui\", \"months\": 2, \"recourse\": \"R.\" }",
        "01-sante.json/sante/terres/surface: silence.effect “oui” is unknown (acceptance or rejection)"
    )]
    [InlineData(
        "\"label\": \"Ma surface\"",
        "\"label\": \"Ma surface\", \"silence\": { \"effect\": \"rejection\", \"months\": 25, \"recourse\": \"R.\" }",
        "01-sante.json/sante/terres/surface: silence.months: 1 to 24 expected, not “25”"
    )]
    [InlineData(
        "\"label\": \"Ma surface\"",
        "\"label\": \"Ma surface\", \"silence\": { \"effect\": \"rejection\", \"recourse\": \"R.\" }",
        "01-sante.json/sante/terres/surface: silence.months: 1 to 24 expected, not “”"
    )]
    [InlineData(
        "\"label\": \"Ma surface\"",
        "\"label\": \"Ma surface\", \"silence\": { \"effect\": \"rejection\", \"months\": 2, \"recourse\": \"\u200B\" }",
        "01-sante.json/sante/terres/surface: silence.recourse missing"
    )]
    [InlineData(
        "\"label\": \"Ma surface\"",
        "\"label\": \"Ma surface\", \"silence\": { \"effect\": \"rejection\", \"months\": 2, \"recourse\": \"A\\nB\" }",
        "01-sante.json/sante/terres/surface: silence.recourse: one paragraph of at most 500 characters expected"
    )]
    public void Names_the_node_of_a_theme_that_is_at_fault(string written, string instead, string fault) =>
        Assert.Contains(fault, FaultsOf(() => SmallCatalog.Load(sante: Edit(SmallCatalog.Sante, written, instead))));

    [Theory]
    [InlineData(
        "\"payer\"",
        "\"demander-carte\"",
        "online-services.json/demander-carte: code “demander-carte” is there twice"
    )]
    [InlineData("\"code\": \"payer\", ", "", "online-services.json/service 2: code missing")]
    [InlineData("\"Payer\"", "\"\"", "online-services.json/payer: label missing")]
    [InlineData(
        "https://www.msa.example/payer",
        "/payer",
        "online-services.json/payer: url “/payer” is not an https address"
    )]
    [InlineData(
        "https://www.msa.example/payer",
        "http://msa.example",
        "online-services.json/payer: url “http://msa.example” is not an https address"
    )]
    [InlineData(
        "\"europe\"",
        "\"afrique\"",
        "online-services.json/demander-carte: topic “sante/cartes/afrique” is unknown"
    )]
    public void Names_the_online_service_that_is_at_fault(string written, string instead, string fault) =>
        Assert.Equal(
            [fault],
            FaultsOf(() => SmallCatalog.Load(services: Edit(SmallCatalog.Services, written, instead)))
        );

    [Fact]
    public void Refuses_a_subject_that_leaves_a_profile_without_a_choice() =>
        Assert.Equal(
            ["02-travail.json/travail/accident: fewer than two reasons for the profile “exploitant”"],
            FaultsOf(() =>
                SmallCatalog.Load(
                    travail: Edit(
                        SmallCatalog.Travail,
                        "\"label\": \"Déclaration\"",
                        "\"label\": \"Déclaration\", \"profiles\": [\"employeur\"]"
                    )
                )
            )
        );

    [Theory]
    [InlineData("\"label\": \"Autre\"", "\"label\": \"Divers\"")]
    [InlineData("\"code\": \"autre\", \"label\": \"Autre\"", "\"code\": \"divers\", \"label\": \"Autre\"")]
    public void Refuses_a_subject_that_does_not_end_with_another_question(string written, string instead) =>
        Assert.Equal(
            [
                "02-travail.json/travail/accident: the last reason is not “Autre” (code autre) for the profile "
                    + "“exploitant”",
                "02-travail.json/travail/accident: the last reason is not “Autre” (code autre) for the profile "
                    + "“employeur”",
            ],
            FaultsOf(() => SmallCatalog.Load(travail: Edit(SmallCatalog.Travail, written, instead)))
        );

    [Fact]
    public void Refuses_two_reasons_of_one_code_that_offer_the_same_service() =>
        Assert.Equal(
            [
                "01-sante.json/sante/terres/europe: another reason of that code offers “demander-carte” too: "
                    + "their figures would be one",
            ],
            FaultsOf(() =>
                SmallCatalog.Load(
                    sante: Edit(
                        SmallCatalog.Sante,
                        "\"code\": \"surface\"",
                        "\"code\": \"europe\", \"onlineService\": \"demander-carte\""
                    )
                )
            )
        );

    [Fact]
    public void Tells_all_faults_at_once()
    {
        var fault = Assert.Throws<DataFaultException>(() =>
            SmallCatalog.Load("""{ "code": "vide", "label": "", "profiles": ["tiers"] }""", "null", "[]")
        );

        Assert.Equal(
            "Catalog:Path: 01-sante.json/vide: label missing; 01-sante.json/vide: no subject; theme 2: code "
                + "missing; theme 2: label missing; theme 2: profiles missing; theme 2: no subject",
            fault.Message
        );
    }

    [Fact]
    public void Names_the_file_and_the_place_of_what_is_not_the_expected_json()
    {
        var faults = FaultsOf(() =>
            SmallCatalog.Load(
                sante: "{\n  \"code\": \"sante\",\n}",
                travail: "{ \"titre\": \"Travail\" }",
                services: "null"
            )
        );

        Assert.Collection(
            faults,
            fault => Assert.StartsWith("01-sante.json, line 3, byte 1, $: ", fault, StringComparison.Ordinal),
            fault =>
                Assert.StartsWith(
                    "02-travail.json, line 1, byte 11, $.titre: The JSON property 'titre'",
                    fault,
                    StringComparison.Ordinal
                ),
            fault => Assert.StartsWith("online-services.json, line 1, byte 5, $: ", fault, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Misses_the_file_of_online_services() =>
        Assert.Equal(
            ["online-services.json: missing"],
            FaultsOf(() => CatalogFiles.Read([SmallCatalog.File("01-sante.json", SmallCatalog.Sante)]))
        );

    private static string[] FaultsOf(Action load) => [.. Assert.Throws<DataFaultException>(load).Faults];

    private static string Edit(string json, string written, string instead)
    {
        Assert.Contains(written, json, StringComparison.Ordinal);
        return json.Replace(written, instead, StringComparison.Ordinal);
    }
}
