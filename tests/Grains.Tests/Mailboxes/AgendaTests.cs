using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class AgendaTests
{
    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void What_is_owed_changes_nothing_by_falling_due()
    {
        var state = Answered(Tuesday).Owing([Notice("answer.1")]);

        Assert.Equal(Tuesday.AddDays(7), Agenda.NextEvent(state, _policy));
    }

    private static AnswerAvailable Notice(string id) =>
        new()
        {
            Id = id,
            To = "jean@membre.example",
            Fund = "picardie",
            OccurredAt = Tuesday,
            DueAt = Tuesday,
            ContactId = Id(1),
        };

    private MailboxState Answered(DateTimeOffset at)
    {
        var state = MailboxOf(1, _policy, at);
        return state.Then(
            now => Replying.Decide(state, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, now),
            at
        ) with
        {
            Outbox = [],
        };
    }
}
