using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class MemberMailsTests
{
    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void A_member_who_wants_no_notice_gets_none_but_the_acknowledgement()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        state = state.Then(now => Preferring.Decide(state, Jean, new(AnswerNotifications: false), now), Tuesday);
        state = state.Then(
            now => Replying.Decide(state, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, now),
            Tuesday
        );

        Assert.IsType<Acknowledgement>(Assert.Single(state.Mails()));
    }
}
