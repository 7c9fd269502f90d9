using System.Text.Json;
using MsaOrleans.Grains.DataFiles;

namespace MsaOrleans.Grains.Tests.Replies;

public sealed class ReplyTemplateFaultTests
{
    [Theory]
    [InlineData("\"code\": \"vitale\", ", "", "template 3: code missing")]
    [InlineData(
        "\"code\": \"vitale\"",
        "\"code\": \"Ma carte\"",
        "Ma carte: code “Ma carte” is not lower-case letters, digits and hyphens"
    )]
    [InlineData("\"code\": \"vitale\"", "\"code\": \"cartes\"", "cartes: code “cartes” is there twice")]
    [InlineData("\"label\": \"Vitale\", ", "", "vitale: label missing")]
    [InlineData(
        "\"label\": \"Vitale\", \"kind\": \"final\", ",
        "\"label\": \"Vitale\", ",
        "vitale: kind missing (final or interim)"
    )]
    [InlineData(
        "\"label\": \"Vitale\", \"kind\": \"final\"",
        "\"label\": \"Vitale\", \"kind\": \"Final\"",
        "vitale: kind “Final” is unknown (final or interim)"
    )]
    [InlineData("\"reason\": \"vitale\"", "\"reason\": \"surface\"", "vitale: topic “sante/cartes/surface” is unknown")]
    [InlineData("\"subject\": \"terres\"", "\"subject\": \"mer\"", "terres: topic “sante/mer” is unknown")]
    [InlineData("\"theme\": \"sante\", \"text\"", "\"theme\": \"sport\", \"text\"", "sante: topic “sport” is unknown")]
    [InlineData(
        "\"theme\": \"sante\", \"subject\": \"terres\"",
        "\"subject\": \"terres\"",
        "terres: subject without a theme"
    )]
    [InlineData("\"subject\": \"cartes\", \"reason\"", "\"reason\"", "vitale: reason without a subject")]
    [InlineData(", \"text\": \"Vitale\"", "", "vitale: text missing")]
    [InlineData("\"text\": \"Vitale\"", "\"text\": \" \\n\"", "vitale: text missing")]
    [InlineData("\"text\": \"Vitale\"", "\"text\": \"a\\u0007\"", "vitale: control character in the text")]
    public void Names_the_template_that_is_at_fault(string written, string instead, string fault)
    {
        Assert.Contains(written, SmallTemplates.Sante, StringComparison.Ordinal);
        Assert.Equal(
            [$"01-sante.json/{fault}"],
            FaultsOf(() =>
                SmallTemplates.Load(SmallTemplates.Sante.Replace(written, instead, StringComparison.Ordinal))
            )
        );
    }

    [Theory]
    [InlineData("{{ nom }}", "placeholder “nom” is unknown (member, agent, fund, theme, subject, reason)")]
    [InlineData("{{ Member }}", "placeholder “Member” is unknown (member, agent, fund, theme, subject, reason)")]
    [InlineData("{{ member", "wrong syntax: End of tag '}}' was expected at (1:10)")]
    [InlineData("{{ }}", "wrong syntax: A value was expected at (1:3)")]
    [InlineData("{% bla %}", "wrong syntax: Unknown tag 'bla' at (1:7)")]
    [InlineData("{{ member | upcase }}", "tag, filter or value of Liquid: only placeholders are allowed")]
    [InlineData("{{ member.size }}", "tag, filter or value of Liquid: only placeholders are allowed")]
    [InlineData("{{ 'member' }}", "tag, filter or value of Liquid: only placeholders are allowed")]
    [InlineData("{% if member %}a{% endif %}", "tag, filter or value of Liquid: only placeholders are allowed")]
    [InlineData("{% raw %}{{ member }}{% endraw %}", "tag, filter or value of Liquid: only placeholders are allowed")]
    [InlineData("{% comment %}a{% endcomment %}", "tag, filter or value of Liquid: only placeholders are allowed")]
    [InlineData("{{member}}", "brace outside of a placeholder, or placeholder that is not written as {{ member }}")]
    [InlineData(
        "a {{- member -}} b",
        "brace outside of a placeholder, or placeholder that is not written as {{ member }}"
    )]
    [InlineData("a {# b #} c", "brace outside of a placeholder, or placeholder that is not written as {{ member }}")]
    [InlineData("member }}", "brace outside of a placeholder, or placeholder that is not written as {{ member }}")]
    [InlineData("{ member }", "brace outside of a placeholder, or placeholder that is not written as {{ member }}")]
    public void Refuses_all_but_plain_placeholders(string text, string fault) =>
        Assert.Equal([$"general.json/a: {fault}"], FaultsOf(() => SmallTemplates.Load(general: WithText(text))));

    /// <summary>
    /// A member's name counts for 100, the longest reason of the small catalogue for 21, a short theme for its
    /// placeholder.
    /// </summary>
    [Theory]
    [InlineData("", 4000)]
    [InlineData("{{ member }}", 3900)]
    [InlineData("{{ member }}{{ agent }}{{ fund }}{{ fund }}", 3600)]
    [InlineData("{{ reason }}", 3979)]
    [InlineData("{{ theme }}", 3989)]
    public void Leaves_room_for_the_longest_names_and_labels(string placeholders, int room)
    {
        SmallTemplates.Load(general: WithText(placeholders + new string('a', room)));

        var fault = Assert.Single(
            FaultsOf(() => SmallTemplates.Load(general: WithText(placeholders + new string('a', room + 1))))
        );
        Assert.StartsWith("general.json/a: text too long (", fault, StringComparison.Ordinal);
        Assert.Contains("4001 characters", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_all_faults_of_all_files_at_once()
    {
        var fault = Assert.Throws<DataFaultException>(() =>
            SmallTemplates.Load("""{ "templates": [null] }""", WithText("{{ a }} {{ b }}{{ a }}{{ member | upcase }}"))
        );

        Assert.Equal(
            [
                "01-sante.json/template 1: code missing",
                "01-sante.json/template 1: label missing",
                "01-sante.json/template 1: kind missing (final or interim)",
                "01-sante.json/template 1: text missing",
                "general.json/a: tag, filter or value of Liquid: only placeholders are allowed",
                "general.json/a: placeholder “a” is unknown (member, agent, fund, theme, subject, reason)",
                "general.json/a: placeholder “b” is unknown (member, agent, fund, theme, subject, reason)",
            ],
            fault.Faults
        );
        Assert.Equal($"Replies:Path: {string.Join("; ", fault.Faults)}", fault.Message);
    }

    [Fact]
    public void Refuses_a_code_that_another_file_has() =>
        Assert.Equal(
            ["general.json/vitale: code “vitale” is there twice"],
            FaultsOf(() =>
                SmallTemplates.Load(
                    general: SmallTemplates.General.Replace("\"attente\"", "\"vitale\"", StringComparison.Ordinal)
                )
            )
        );

    [Theory]
    [InlineData(
        """{ "templates": [ { "titre": "a" } ] }""",
        "general.json, line 1, byte 28, $.templates[0].titre: The JSON property 'titre'"
    )]
    [InlineData(
        """{ "templates": [], "auteur": "a" }""",
        "general.json, line 1, byte 29, $.auteur: The JSON property 'auteur'"
    )]
    [InlineData("{}", "general.json, line 1, byte 3, $: ")]
    [InlineData("{", "general.json, line 1, byte 2, $")]
    [InlineData("null", "general.json: no template")]
    public void Names_the_file_that_is_not_the_expected_json(string json, string fault) =>
        Assert.StartsWith(
            fault,
            Assert.Single(FaultsOf(() => SmallTemplates.Load(general: json))),
            StringComparison.Ordinal
        );

    private static string WithText(string text) =>
        $$"""{ "templates": [ { "code": "a", "label": "A", "kind": "final", "text": {{JsonSerializer.Serialize(text)}} } ] }""";

    private static IEnumerable<string> FaultsOf(Action load) => Assert.Throws<DataFaultException>(load).Faults;
}
