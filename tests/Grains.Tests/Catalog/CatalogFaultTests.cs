using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.Catalog.Domain;

namespace MsaOrleans.Grains.Tests.Catalog;

public sealed class CatalogFaultTests
{
    [Theory]
    [InlineData("\"code\": \"vitale\", ", "", "sante/cartes/motif n° 2: code manquant")]
    [InlineData("\"vitale\"", "\"Carte Vitale\"", "sante/cartes/Carte Vitale: code mal formé « Carte Vitale » (minuscules, chiffres et tirets)")]
    [InlineData("\"vitale\"", "\"europe\"", "sante/cartes/europe: code en double « europe »")]
    [InlineData("\"terres\"", "\"cartes\"", "sante/cartes: code en double « cartes »")]
    [InlineData("\"code\": \"sante\"", "\"code\": \"travail\"", "travail: code en double « travail »")]
    [InlineData("\"Ma carte Vitale\"", "\" \"", "sante/cartes/vitale: libellé vide")]
    [InlineData("\"profiles\": [\"exploitant\", \"particulier\"],", "", "sante: profils manquants")]
    [InlineData("[\"exploitant\"]", "[\"exploitant\", \"notaire\"]", "sante/terres: profil inconnu « notaire »")]
    [InlineData("[\"exploitant\"]", "[\"exploitant\", \"tiers\"]", "sante/terres: profil « tiers » que le niveau supérieur n'a pas")]
    [InlineData("[\"exploitant\"]", "[]", "sante/terres: aucun profil")]
    [InlineData("\"label\": \"Ma surface\"", "\"label\": \"Ma surface\", \"onlineService\": \"x\"", "sante/terres/surface: service en ligne inconnu « x »")]
    public void Names_the_node_of_a_theme_that_is_at_fault(string written, string instead, string fault) =>
        Assert.Contains(fault, FaultsOf(() => SmallCatalog.Load(sante: Edit(SmallCatalog.Sante, written, instead))));

    [Theory]
    [InlineData("\"payer\"", "\"demander-carte\"", "online-services/demander-carte: code en double « demander-carte »")]
    [InlineData("\"code\": \"payer\", ", "", "online-services/service n° 2: code manquant")]
    [InlineData("\"Payer\"", "\"\"", "online-services/payer: libellé vide")]
    [InlineData("https://www.msa.example/payer", "/payer", "online-services/payer: adresse invalide « /payer » (https attendu)")]
    [InlineData("https://www.msa.example/payer", "http://msa.example", "online-services/payer: adresse invalide « http://msa.example » (https attendu)")]
    [InlineData("\"europe\"", "\"afrique\"", "online-services/demander-carte: motif de pré-remplissage inconnu « sante/cartes/afrique »")]
    public void Names_the_online_service_that_is_at_fault(string written, string instead, string fault) =>
        Assert.Equal([fault], FaultsOf(() => SmallCatalog.Load(services: Edit(SmallCatalog.Services, written, instead))));

    [Fact]
    public void Refuses_a_subject_that_leaves_a_profile_without_a_choice() =>
        Assert.Equal(
            ["travail/accident: moins de deux motifs pour le profil « exploitant »"],
            FaultsOf(() => SmallCatalog.Load(travail: Edit(
                SmallCatalog.Travail, "\"label\": \"Déclaration\"", "\"label\": \"Déclaration\", \"profiles\": [\"employeur\"]"))));

    [Theory]
    [InlineData("\"label\": \"Autre\"", "\"label\": \"Divers\"")]
    [InlineData("\"code\": \"autre\", \"label\": \"Autre\"", "\"code\": \"divers\", \"label\": \"Autre\"")]
    public void Refuses_a_subject_that_does_not_end_with_another_question(string written, string instead) =>
        Assert.Equal(
            [
                "travail/accident: le dernier motif n'est pas « Autre » (code autre) pour le profil « exploitant »",
                "travail/accident: le dernier motif n'est pas « Autre » (code autre) pour le profil « employeur »",
            ],
            FaultsOf(() => SmallCatalog.Load(travail: Edit(SmallCatalog.Travail, written, instead))));

    [Fact]
    public void Refuses_two_reasons_of_one_code_that_offer_the_same_service() =>
        Assert.Equal(
            ["sante/terres/europe: un autre motif de même code propose déjà « demander-carte » : leurs chiffres se confondraient"],
            FaultsOf(() => SmallCatalog.Load(sante: Edit(
                SmallCatalog.Sante, "\"code\": \"surface\"", "\"code\": \"europe\", \"onlineService\": \"demander-carte\""))));

    [Fact]
    public void Tells_all_faults_at_once()
    {
        var fault = Assert.Throws<InvalidCatalogException>(() => SmallCatalog.Load(
            """{ "code": "vide", "label": "", "profiles": ["tiers"] }""", "null", "[]"));

        Assert.Equal(
            """
            Catalogue des motifs invalide :
            - vide: libellé vide
            - vide: aucun sujet
            - thème n° 2: code manquant
            - thème n° 2: libellé vide
            - thème n° 2: profils manquants
            - thème n° 2: aucun sujet
            """,
            Plain(fault.Message));
    }

    [Fact]
    public void Names_the_file_and_the_place_of_what_is_not_the_expected_json()
    {
        var faults = FaultsOf(() => SmallCatalog.Load(
            sante: "{\n  \"code\": \"sante\",\n}", travail: "{ \"titre\": \"Travail\" }", services: "null"));

        Assert.Collection(
            faults,
            fault => Assert.StartsWith("01-sante.json, ligne 3, octet 1: ", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("02-travail.json, ligne 1, octet 11: The JSON property 'titre'", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("online-services.json, ligne 1, octet 5: ", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Misses_the_file_of_online_services() =>
        Assert.Equal(
            ["online-services.json: fichier absent"],
            FaultsOf(() => CatalogFiles.Read([SmallCatalog.File("01-sante.json", SmallCatalog.Sante)])));

    private static string[] FaultsOf(Action load) =>
        [.. Assert.Throws<InvalidCatalogException>(load).Faults.Select(Plain)];

    private static string Plain(string french) => french.Replace('\u00A0', ' ');

    private static string Edit(string json, string written, string instead)
    {
        Assert.Contains(written, json, StringComparison.Ordinal);
        return json.Replace(written, instead, StringComparison.Ordinal);
    }
}
