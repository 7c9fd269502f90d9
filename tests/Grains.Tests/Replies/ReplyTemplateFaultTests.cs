using System.Text.Json;
using MsaOrleans.Grains.Replies.Domain;

namespace MsaOrleans.Grains.Tests.Replies;

public sealed class ReplyTemplateFaultTests
{
    [Theory]
    [InlineData("\"code\": \"vitale\", ", "", "modèle n° 3: code manquant")]
    [InlineData("\"code\": \"vitale\"", "\"code\": \"Ma carte\"", "Ma carte: code mal formé « Ma carte » (minuscules, chiffres et tirets)")]
    [InlineData("\"code\": \"vitale\"", "\"code\": \"cartes\"", "cartes: code en double « cartes »")]
    [InlineData("\"label\": \"Vitale\", ", "", "vitale: libellé vide")]
    [InlineData("\"label\": \"Vitale\", \"kind\": \"final\", ", "\"label\": \"Vitale\", ", "vitale: nature manquante (final ou interim)")]
    [InlineData("\"label\": \"Vitale\", \"kind\": \"final\"", "\"label\": \"Vitale\", \"kind\": \"Final\"", "vitale: nature inconnue « Final » (final ou interim)")]
    [InlineData("\"reason\": \"vitale\"", "\"reason\": \"surface\"", "vitale: thème, sujet ou motif inconnu « sante/cartes/surface »")]
    [InlineData("\"subject\": \"terres\"", "\"subject\": \"mer\"", "terres: thème, sujet ou motif inconnu « sante/mer »")]
    [InlineData("\"theme\": \"sante\", \"text\"", "\"theme\": \"sport\", \"text\"", "sante: thème, sujet ou motif inconnu « sport »")]
    [InlineData("\"theme\": \"sante\", \"subject\": \"terres\"", "\"subject\": \"terres\"", "terres: sujet sans thème")]
    [InlineData("\"subject\": \"cartes\", \"reason\"", "\"reason\"", "vitale: motif sans sujet")]
    [InlineData(", \"text\": \"Vitale\"", "", "vitale: texte vide")]
    [InlineData("\"text\": \"Vitale\"", "\"text\": \" \\n\"", "vitale: texte vide")]
    [InlineData("\"text\": \"Vitale\"", "\"text\": \"a\\u0007\"", "vitale: caractère de contrôle dans le texte")]
    public void Names_the_template_that_is_at_fault(string written, string instead, string fault)
    {
        Assert.Contains(written, SmallTemplates.Sante, StringComparison.Ordinal);
        Assert.Equal(
            [$"01-sante.json/{fault}"],
            FaultsOf(() => SmallTemplates.Load(SmallTemplates.Sante.Replace(written, instead, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("{{ nom }}", "champ inconnu « nom » (member, agent, fund, theme, subject, reason)")]
    [InlineData("{{ Member }}", "champ inconnu « Member » (member, agent, fund, theme, subject, reason)")]
    [InlineData("{{ member", "syntaxe incorrecte : End of tag '}}' was expected at (1:10)")]
    [InlineData("{{ }}", "syntaxe incorrecte : A value was expected at (1:3)")]
    [InlineData("{% bla %}", "syntaxe incorrecte : Unknown tag 'bla' at (1:7)")]
    [InlineData("{{ member | upcase }}", "balise, filtre ou valeur Liquid : seuls des champs sont permis")]
    [InlineData("{{ member.size }}", "balise, filtre ou valeur Liquid : seuls des champs sont permis")]
    [InlineData("{{ 'member' }}", "balise, filtre ou valeur Liquid : seuls des champs sont permis")]
    [InlineData("{% if member %}a{% endif %}", "balise, filtre ou valeur Liquid : seuls des champs sont permis")]
    [InlineData("{% raw %}{{ member }}{% endraw %}", "balise, filtre ou valeur Liquid : seuls des champs sont permis")]
    [InlineData("{% comment %}a{% endcomment %}", "balise, filtre ou valeur Liquid : seuls des champs sont permis")]
    [InlineData("{{member}}", "accolade hors d'un champ, ou champ qui n'est pas écrit comme {{ member }}")]
    [InlineData("a {{- member -}} b", "accolade hors d'un champ, ou champ qui n'est pas écrit comme {{ member }}")]
    [InlineData("a {# b #} c", "accolade hors d'un champ, ou champ qui n'est pas écrit comme {{ member }}")]
    [InlineData("member }}", "accolade hors d'un champ, ou champ qui n'est pas écrit comme {{ member }}")]
    [InlineData("{ member }", "accolade hors d'un champ, ou champ qui n'est pas écrit comme {{ member }}")]
    public void Refuses_all_but_plain_placeholders(string text, string fault) =>
        Assert.Equal([$"general.json/a: {fault}"], FaultsOf(() => SmallTemplates.Load(general: WithText(text))));

    /// <summary>A member's name counts for 100, the longest reason of the small catalogue for 21, a short theme for its placeholder.</summary>
    [Theory]
    [InlineData("", 4000)]
    [InlineData("{{ member }}", 3900)]
    [InlineData("{{ member }}{{ agent }}{{ fund }}{{ fund }}", 3600)]
    [InlineData("{{ reason }}", 3979)]
    [InlineData("{{ theme }}", 3989)]
    public void Leaves_room_for_the_longest_names_and_labels(string placeholders, int room)
    {
        SmallTemplates.Load(general: WithText(placeholders + new string('a', room)));

        var fault = Assert.Single(FaultsOf(() => SmallTemplates.Load(general: WithText(placeholders + new string('a', room + 1)))));
        Assert.StartsWith("general.json/a: texte trop long (", fault, StringComparison.Ordinal);
        Assert.Contains("4001 caractères", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_all_faults_of_all_files_at_once()
    {
        var fault = Assert.Throws<InvalidReplyTemplatesException>(() => SmallTemplates.Load(
            """{ "templates": [null] }""", WithText("{{ a }} {{ b }}{{ a }}{{ member | upcase }}")));

        Assert.Equal(
            """
            Modèles de réponse invalides :
            - 01-sante.json/modèle n° 1: code manquant
            - 01-sante.json/modèle n° 1: libellé vide
            - 01-sante.json/modèle n° 1: nature manquante (final ou interim)
            - 01-sante.json/modèle n° 1: texte vide
            - general.json/a: balise, filtre ou valeur Liquid : seuls des champs sont permis
            - general.json/a: champ inconnu « a » (member, agent, fund, theme, subject, reason)
            - general.json/a: champ inconnu « b » (member, agent, fund, theme, subject, reason)
            """,
            Plain(fault.Message));
    }

    [Fact]
    public void Refuses_a_code_that_another_file_has() =>
        Assert.Equal(
            ["general.json/vitale: code en double « vitale »"],
            FaultsOf(() => SmallTemplates.Load(general: SmallTemplates.General.Replace("\"attente\"", "\"vitale\"", StringComparison.Ordinal))));

    [Theory]
    [InlineData("""{ "templates": [ { "titre": "a" } ] }""", "general.json, ligne 1, octet 28: The JSON property 'titre'")]
    [InlineData("""{ "templates": [], "auteur": "a" }""", "general.json, ligne 1, octet 29: The JSON property 'auteur'")]
    [InlineData("{}", "general.json, ligne 1, octet 3: ")]
    [InlineData("{", "general.json, ligne 1, octet 2: ")]
    [InlineData("null", "general.json: aucun modèle")]
    public void Names_the_file_that_is_not_the_expected_json(string json, string fault) =>
        Assert.StartsWith(fault, Assert.Single(FaultsOf(() => SmallTemplates.Load(general: json))), StringComparison.Ordinal);

    private static string WithText(string text) =>
        $$"""{ "templates": [ { "code": "a", "label": "A", "kind": "final", "text": {{JsonSerializer.Serialize(text)}} } ] }""";

    private static IEnumerable<string> FaultsOf(Action load) =>
        Assert.Throws<InvalidReplyTemplatesException>(load).Faults.Select(Plain);

    /// <summary>With ordinary spaces, so that they can be told apart in the source.</summary>
    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
