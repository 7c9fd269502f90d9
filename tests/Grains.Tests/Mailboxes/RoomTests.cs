using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class RoomTests
{
    private readonly MailboxPolicy _policy = Policy(new MailboxLimit(MaxContacts: 3));

    [Fact]
    public void The_oldest_answered_contact_leaves_when_there_is_no_room()
    {
        var three = Answer(Answer(MailboxOf(3, Policy(), Tuesday), 2), 3);

        Assert.Equal([Id(1), Id(3)], Room.Make(three, _policy)?.Contacts.Select(contact => contact.Id));
    }

    [Fact]
    public void Nobody_leaves_while_there_is_room_and_nobody_who_waits_ever_does()
    {
        var two = MailboxOf(2, Policy(), Tuesday);

        Assert.Same(two, Room.Make(two, _policy));
        Assert.Null(Room.Make(MailboxOf(3, Policy(), Tuesday), _policy));
    }

    [Fact]
    public void As_many_leave_as_a_limit_that_was_lowered_asks_for()
    {
        var five = Answer(Answer(Answer(MailboxOf(5, Policy(), Tuesday), 1), 2), 4);

        Assert.Equal([Id(3), Id(5)], Room.Make(five, _policy)?.Contacts.Select(contact => contact.Id));
    }

    private static MailboxState Answer(MailboxState state, int number) =>
        Replying.Decide(state, Agent, Id(number), new(ReplyKind.Final, "Voici."), Policy(), Tuesday).Accepted().Next;
}
