using MsaOrleans.Catalog;
using MsaOrleans.Grains.Search.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Tests.Search;

public sealed class SearchWordsTests
{
    private const string Id = "0190a1b2c3d4e5f60718293a4b5c6d7e";

    [Theory]
    [InlineData("Jean Martin", "jeanmartin martin")]
    [InlineData("Jean-Pierre MÜLLER", "jeanpierremuller muller pierre")]
    [InlineData("Zoë d’Œuvre-Ça", "ca doeuvreca oeuvre zoedoeuvreca")]
    [InlineData("Łukasz Ørsted ſmith", "lukaszorstedsmith orsted smith")]
    [InlineData("  \u202eÉ\u200bve  ", "eve")]
    [InlineData("日本 太郎", "太郎 日本太郎")]
    [InlineData("…", "")]
    [InlineData(null, "")]
    public void A_name_is_found_by_each_of_its_words_and_as_a_whole(string? name, string words)
    {
        string[] beside = ["adh42x", "tjhjxxk32k"];
        Assert.Equal(
            words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(beside).Order(StringComparer.Ordinal),
            SearchWords.OfContact(Row(name)).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("Jean  MARTIN", "jean martin")]
    [InlineData("jean-martin", "jeanmartin")]
    [InlineData("l’Été", "lete")]
    [InlineData("mar martin", "martin")]
    [InlineData("TJH JXX K32K", "tjhjxxk32k")]
    [InlineData("tjh-jxx", "tjhjxx")]
    [InlineData(" \u200b - ’ ", "")]
    public void A_question_is_read_whatever_its_case_accents_and_hyphens(string asked, string words) =>
        Assert.Equal(words, string.Join(' ', SearchWords.OfQuestion(asked)));

    [Fact]
    public void A_topic_is_found_by_the_words_of_its_three_labels()
    {
        var topic = new Topic(new("t", "Santé"), new("s", "Carte Vitale"), new("r", "Ma carte est perdue, l’été"));
        Assert.Equal("sante carte vitale ma est perdue l ete", string.Join(' ', SearchWords.OfTopic(topic)));
    }

    [Fact]
    public void A_name_of_very_many_words_is_found_by_the_first() =>
        Assert.Equal(9, SearchWords.OfContact(Row("a b c d e f g h i j k l m n o p q r s t u v w x y z")).Length);

    private static SearchRow Row(string? name) =>
        new(
            "picardie",
            Id,
            "ADH-42/x",
            name,
            Profile.Tiers,
            new(new("t", "Thème"), new("s", "Sujet"), new("r", "Motif")),
            ContactKind.Question,
            ContactStatus.Open,
            default,
            default,
            null,
            0,
            null,
            null,
            null,
            null,
            1,
            ""
        );
}
