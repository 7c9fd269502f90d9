using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

/// <summary>An invitation by Jean, as the tests of invitations find it.</summary>
internal static class GivenInvitation
{
    public static readonly InvitationCode Code = InvitationCode.Of(new byte[InvitationCode.Bytes]);

    public static readonly NewInvitation Offered = new("Ma fille", "lucie@autre.example", null, null);

    /// <summary>Jean's mailbox with one request and one invitation, of <see cref="Id"/> 7.</summary>
    public static MailboxState Invited(NewInvitation? terms = null)
    {
        var state = MailboxOf(1, Policy(), Tuesday) with { Outbox = [] };
        return state.Then(now => Inviting.Invite(state, Jean, terms ?? Offered, Code, Id(7), now), Tuesday);
    }
}
