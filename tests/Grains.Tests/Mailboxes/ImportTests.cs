using System.Collections.Immutable;
using MsaOrleans.Catalog;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class ImportTests
{
    private static readonly Topic Old = new(new("ancien", "Ancien thème"), new("s", "Sujet"), new("r", "Motif"));

    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void A_history_is_replayed_at_its_instants_and_mails_nobody()
    {
        var state = Imported(
            Entry(
                Tuesday.AddDays(-30),
                read: true,
                new ImportedReply(Tuesday.AddDays(-29), Agent, ReplyKind.Final, "Voici.")
            ),
            Entry(
                Tuesday.AddDays(-60),
                read: false,
                new ImportedReply(Tuesday.AddDays(-59), Agent, ReplyKind.Final, "Voici.")
            )
        );

        Assert.Equal([Tuesday.AddDays(-60), Tuesday.AddDays(-30)], state.Contacts.Select(contact => contact.CreatedAt));
        Assert.Equal([true, false], state.Contacts.Select(contact => contact.HasUnread));
        Assert.All(
            state.Contacts,
            contact => Assert.Equal((Old, ContactStatus.Answered), (contact.Topic, contact.Status))
        );
        Assert.Empty(state.Mails());
        Assert.Equal(4, state.Outbox.OfType<FigureNotice>().Count());
    }

    [Fact]
    public void A_request_that_waited_too_long_comes_with_the_steps_it_has_reached()
    {
        var state = Imported(Entry(Tuesday.AddDays(-4), read: false));
        Assert.Equal(2, state.Contacts[0].Clock.Level);
        Assert.All(state.Contacts[0].Escalations, step => Assert.Equal(Tuesday, step.ReachedAt));
        Assert.Empty(state.Mails());
    }

    [Fact]
    public void What_is_too_old_to_be_kept_does_not_come() =>
        Assert.Empty(
            Imported(
                Entry(
                    Tuesday.AddMonths(-37),
                    read: true,
                    new ImportedReply(Tuesday.AddMonths(-37).AddHours(1), Agent, ReplyKind.Final, "Voici.")
                )
            ).Contacts
        );

    [Theory]
    [InlineData("court", "picardie")]
    [InlineData(Text, "nulle-part")]
    public void An_entry_that_breaks_a_rule_is_refused(string text, string fund) =>
        Assert.Throws<ArgumentException>(() =>
            Imported(Entry(Tuesday.AddDays(-1), read: false) with { Text = text, Fund = fund })
        );

    private MailboxState Imported(params ReadOnlySpan<ImportedContact> contacts)
    {
        var ids = 0;
        return Import.Replay(
            new(Jean, [.. contacts], ImmutableDictionary<string, ProxyTerms>.Empty),
            _policy,
            Tuesday,
            _ => Id(++ids)
        );
    }

    private static ImportedContact Entry(
        DateTimeOffset sentAt,
        bool read,
        params ReadOnlySpan<ImportedReply> replies
    ) => new(sentAt, "picardie", Old, ContactKind.Question, Text, [.. replies], read);
}
