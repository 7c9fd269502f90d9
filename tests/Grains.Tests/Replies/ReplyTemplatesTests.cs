using MsaOrleans.Grains.Replies.Domain;
using MsaOrleans.Mailboxes;
using MsaOrleans.Replies;

namespace MsaOrleans.Grains.Tests.Replies;

public sealed class ReplyTemplatesTests
{
    private readonly ReplyTemplates _templates = SmallTemplates.Load();

    [Theory]
    [InlineData(null, null, null, "attente")]
    [InlineData("travail", "accident", "autre", "attente")]
    [InlineData("sante", null, null, "sante attente")]
    [InlineData("sante", "cartes", null, "cartes sante attente")]
    [InlineData("sante", "cartes", "vitale", "vitale cartes sante attente")]
    [InlineData("sante", "cartes", "autre", "cartes sante attente")]
    [InlineData("sante", "terres", "autre", "terres sante attente")]
    public void Proposes_what_fits_the_topic_most_specific_first(
        string? theme,
        string? subject,
        string? reason,
        string codes
    ) => Assert.Equal(codes, string.Join(' ', Found(new(theme, subject, reason)).Select(template => template.Code)));

    [Theory]
    [InlineData("nope", null, null)]
    [InlineData("", null, null)]
    [InlineData("travail", "cartes", null)]
    [InlineData("sante", "cartes", "surface")]
    [InlineData(null, "cartes", null)]
    [InlineData("sante", null, "vitale")]
    [InlineData(null, null, "vitale")]
    public void Refuses_a_topic_that_is_not_there_or_has_no_parent(string? theme, string? subject, string? reason) =>
        Assert.Equal(RefusalCode.UnknownTopic, _templates.Find(new(theme, subject, reason)).Refusal?.Code);

    [Fact]
    public void Fills_in_the_names_and_the_labels_of_the_topic()
    {
        var template = Found(new("sante", "cartes", "vitale", "Jean Martin", "Claire Dubois", "MSA de Picardie"))[^1];

        Assert.Equal(("attente", "Attente", ReplyKind.Interim), (template.Code, template.Label, template.Kind));
        Assert.Equal(
            "Bonjour Jean Martin,\nSanté, Cartes, Ma carte Vitale.\nClaire Dubois\nMSA de Picardie",
            template.Text
        );
        Assert.Empty(template.Missing);
    }

    [Fact]
    public void Leaves_in_the_text_and_lists_what_nothing_was_given_for()
    {
        var template = Found(new("sante", "cartes", null, Agent: "Claire Dubois", Fund: " "))[^1];

        Assert.Equal("Bonjour {{ member }},\nSanté, Cartes, {{ reason }}.\nClaire Dubois\n{{ fund }}", template.Text);
        Assert.Equal(["member", "reason", "fund"], template.Missing.AsEnumerable());
    }

    [Fact]
    public void Lists_once_a_name_that_is_missing_twice() =>
        Assert.Equal(["member"], Found(new("sante", null, null))[0].Missing.AsEnumerable());

    [Theory]
    [InlineData("{{ agent }}")]
    [InlineData("{% raw %}{{")]
    [InlineData("<b>Jean & fils</b>")]
    [InlineData("D'Étigny \"Jo\" L’Hôte")]
    public void A_name_is_never_read_as_a_template_nor_as_markup(string name) =>
        Assert.Equal($"{name} ou {name}", Found(new("sante", null, null, name, "Claire"))[0].Text);

    private IReadOnlyList<ReplyTemplate> Found(ReplyTemplateQuery query) => _templates.Find(query).Accepted().Templates;
}
