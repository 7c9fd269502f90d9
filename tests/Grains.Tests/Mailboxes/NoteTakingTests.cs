using System.Text.Json;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class NoteTakingTests
{
    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _one;

    public NoteTakingTests() => _one = MailboxOf(1, _policy, Tuesday);

    [Fact]
    public void A_note_is_for_the_fund_alone()
    {
        var noted = Note(_one, "Dossier incomplet, relancer.").Accepted().Next;

        var note = Assert.Single(
            MailboxViews.Contact(noted, noted.Contacts[0], Standing.Staff, _policy, Tuesday).Notes!.Value
        );
        Assert.Equal(
            ($"{Id(1)}-n1", Agent.Id, Tuesday, "Dossier incomplet, relancer."),
            (note.Id, note.Author.Id, note.SentAt, note.Text)
        );
        foreach (var standing in new[] { Standing.Holder, Standing.Proxy, Standing.Stranger })
        {
            var seen = MailboxViews.Contact(noted, noted.Contacts[0], standing, _policy, Tuesday);
            Assert.Null(seen.Notes);
            Assert.Null(seen.History);
            Assert.Null(seen.Claim);
        }
        Assert.DoesNotContain(
            "relancer",
            JsonSerializer.Serialize(Exporting.Export(noted, Jean, _policy, false, Tuesday)),
            StringComparison.Ordinal
        );
        Assert.Empty(noted.Mails().Where(mail => _one.Mails().All(known => known.Id != mail.Id)));
    }

    [Fact]
    public void A_note_makes_no_answer_stale()
    {
        var noted = Note(_one, "Vu.").Accepted().Next;
        Assert.Null(
            Replying
                .Decide(noted, Colleague, Id(1), new(ReplyKind.Final, "Voici.", SeenVersion: 1), _policy, Tuesday)
                .Refusal
        );
    }

    [Fact]
    public void A_note_repeated_with_its_key_is_one()
    {
        var noted = Note(_one, "Vu.", "key").Accepted().Next;
        Assert.Same(noted, Note(noted, "Vu.", "key").Accepted().Next);
        Assert.Equal(RefusalCode.IdempotencyKeyReused, Note(noted, "Autre.", "key").Refusal?.Code);
    }

    [Fact]
    public void A_contact_holds_100_notes()
    {
        var state = _one;
        for (var i = 0; i < MailboxLimit.MaxNotes; i++)
            state = Note(state, $"Note {i}").Accepted().Next;
        Assert.Equal(RefusalCode.ThreadFull, Note(state, "Encore").Refusal?.Code);
        Assert.Equal(RefusalCode.TextTooShort, Note(_one, " ").Refusal?.Code);
        Assert.Equal(RefusalCode.TextTooLong, Note(_one, new('a', 4001)).Refusal?.Code);
    }

    private Outcome<Decision<Contact>> Note(MailboxState state, string text, string? key = null) =>
        NoteTaking.Decide(state, Agent, Id(1), new(text, key), _policy, Tuesday);
}
