using System.Text.RegularExpressions;
using MsaOrleans.Catalog;
using MsaOrleans.Grains.Replies;
using MsaOrleans.Grains.Replies.Domain;
using MsaOrleans.Grains.Tests.Mailboxes;
using MsaOrleans.Replies;

namespace MsaOrleans.Grains.Tests.Replies;

public sealed partial class ShippedReplyTemplateTests
{
    private static readonly ReplyTemplates Templates = ReplyTemplateFiles.Load(new(), new(), Shipped.Catalog);

    private static readonly List<ReplyTemplateEntry> Written =
    [
        .. ReplyTemplateFiles
            .Read(ReplyTemplateFiles.Shipped())
            .SelectMany(file => file.Document.Templates)
            .Select(entry => entry!),
    ];

    public static TheoryData<string> Themes => [.. Shipped.Catalog.View().Themes.Select(theme => theme.Code)];

    [Theory]
    [MemberData(nameof(Themes))]
    public void Each_theme_has_one_of_its_own(string theme) => Assert.Contains(Written, entry => entry.Theme == theme);

    [Fact]
    public void Some_are_for_a_subject_and_some_for_a_reason()
    {
        Assert.True(Written.Count(entry => entry is { Subject: not null, Reason: null }) >= 5);
        Assert.True(Written.Count(entry => entry.Reason is not null) >= 5);
    }

    [Fact]
    public void Each_topic_has_both_kinds_of_answer_and_each_of_them_is_filled_to_the_last_placeholder()
    {
        foreach (var topic in Topics())
        {
            var found = Find(
                topic,
                new(topic.Theme, topic.Subject, topic.Reason, "Jean Martin", "Claire Dubois", "MSA de Picardie")
            );

            Assert.Equal(2, found.Select(template => template.Kind).Distinct().Count());
            Assert.All(
                found,
                template =>
                {
                    Assert.Empty(template.Missing);
                    Assert.DoesNotContain("{{", template.Text, StringComparison.Ordinal);
                    Assert.StartsWith("Bonjour Jean Martin,\n\n", template.Text, StringComparison.Ordinal);
                    Assert.EndsWith(
                        "\n\nCordialement,\nClaire Dubois\nMSA de Picardie",
                        template.Text,
                        StringComparison.Ordinal
                    );
                }
            );
        }
    }

    [Fact]
    public void No_topic_with_the_longest_names_makes_more_than_an_answer_may_hold()
    {
        var name = new string('x', Filling.LongestName);
        foreach (var topic in Topics())
            Assert.All(
                Find(topic, new(topic.Theme, topic.Subject, topic.Reason, name, name, name)),
                template => Assert.InRange(template.Text.Length, 1, 4000)
            );
    }

    [Fact]
    public void No_two_have_the_same_label() => Assert.Distinct(Written.Select(entry => entry.Label));

    [Fact]
    public void A_template_called_an_interim_answer_is_one() =>
        Assert.All(
            Written,
            entry =>
                Assert.Equal(
                    entry.Kind == "interim",
                    entry.Label!.StartsWith("Réponse d’attente\u00A0: ", StringComparison.Ordinal)
                )
        );

    [Fact]
    public void Are_set_as_french_is_printed() =>
        Assert.All(
            Written,
            entry =>
            {
                Assert.DoesNotMatch(BadlySet(), entry.Label);
                Assert.DoesNotMatch(BadlySet(), entry.Text);
            }
        );

    private static IReadOnlyList<ReplyTemplate> Find(TopicCodes topic, ReplyTemplateQuery query)
    {
        var found = Templates.Find(query);
        Assert.True(found.Refusal is null, topic.ToString());
        return found.Accepted().Templates;
    }

    private static IEnumerable<TopicCodes> Topics() =>
        from theme in Shipped.Catalog.View().Themes
        from subject in theme.Subjects
        from reason in subject.Reasons
        select new TopicCodes(theme.Code, subject.Code, reason.Code);

    /// <summary>
    /// A straight apostrophe or quote, high punctuation or a guillemet without its non-breaking space, two spaces.
    /// </summary>
    [GeneratedRegex("['\"]|[^\u00A0][;:!?»]|«[^\u00A0]|  | \n|\\.\\.\\.")]
    private static partial Regex BadlySet();
}
