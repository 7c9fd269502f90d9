using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("Bonjour,\n\n  où en est\tmon dossier ?", "Bonjour, où en est mon dossier ?")]
    [InlineData("Bonjour", "Bonjour")]
    public void A_text_is_said_on_one_line(string text, string said) => Assert.Equal(said, Of(text));

    [Theory]
    [InlineData(119)]
    [InlineData(120)]
    public void A_text_that_fits_is_whole(int length) =>
        Assert.Equal(new string('x', length - 2) + " y", Of(new string('x', length - 2) + " y"));

    [Fact]
    public void A_long_text_ends_after_a_whole_word()
    {
        var fitting = new string('x', 117);
        Assert.Equal($"{fitting} y…", Of($"{fitting} y zz"));
        Assert.Equal($"{fitting}…", Of($"{fitting} yy zz"));
    }

    [Fact]
    public void A_word_that_never_ends_is_cut_between_characters()
    {
        Assert.Equal(new string('x', 119) + "…", Of(new string('x', 300)));
        Assert.Equal(new string('x', 118) + "…", Of(new string('x', 118) + "😀😀😀"));
    }

    [Fact]
    public void It_is_what_the_member_last_wrote()
    {
        var policy = Policy();
        var state = MailboxOf(1, policy, Tuesday);
        var answered = Replying.Decide(state, Agent, Id(1), new(ReplyKind.Interim, "Patience."), policy, Tuesday);
        Assert.Equal(Excerpt.Of(state.Contacts[0]), Excerpt.Of(answered.Accepted().Next.Contacts[0]));
        var added = FollowUp.Decide(state, Jean, Id(1), new("Et ensuite, que faire ?"), policy, Tuesday);
        Assert.Equal("Et ensuite, que faire ?", Excerpt.Of(added.Accepted().Next.Contacts[0]));
    }

    private static string Of(string text)
    {
        var contact = MailboxOf(1, Policy(), Tuesday).Contacts[0];
        return Excerpt.Of(contact with { Messages = [contact.Messages[0] with { Text = text }] });
    }
}
